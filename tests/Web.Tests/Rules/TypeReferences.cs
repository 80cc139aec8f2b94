using System.Reflection;
using System.Reflection.Emit;

namespace Maillage.Tests.Rules;

/// <summary>Every type a type names: in its bases, fields, signatures, attributes, and inside its method bodies.</summary>
internal static class TypeReferences
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value & 0xFFFF);

    public static HashSet<Type> Of(Type type)
    {
        var named = new HashSet<Type>();
        Add(named, type.BaseType);
        foreach (var face in type.GetInterfaces())
            Add(named, face);
        AddAttributes(named, type);
        AddConstraints(named, type.IsGenericTypeDefinition ? type.GetGenericArguments() : []);
        foreach (var member in type.GetMembers(Everything))
            AddMember(named, member);
        return named;
    }

    private static void AddMember(HashSet<Type> named, MemberInfo member)
    {
        AddAttributes(named, member);
        switch (member)
        {
            case FieldInfo field:
                Add(named, field.FieldType);
                break;
            case PropertyInfo property:
                Add(named, property.PropertyType);
                break;
            case EventInfo what:
                Add(named, what.EventHandlerType);
                break;
            case MethodBase method:
                AddMethod(named, method);
                break;
        }
    }

    private static void AddMethod(HashSet<Type> named, MethodBase method)
    {
        AddSignature(named, method);
        if (method.IsGenericMethodDefinition)
            AddConstraints(named, method.GetGenericArguments());
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(named, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(named, clause.CatchType);
        foreach (var member in Tokens(method, body.GetILAsByteArray()!))
        {
            Add(named, member as Type ?? member.DeclaringType);
            if (member is FieldInfo field)
                Add(named, field.FieldType);
            if (member is MethodBase called)
            {
                AddSignature(named, called);
                foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                    Add(named, argument);
            }
        }
    }

    private static void AddSignature(HashSet<Type> named, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            Add(named, parameter.ParameterType);
        if (method is MethodInfo info)
            Add(named, info.ReturnType);
    }

    private static IEnumerable<MemberInfo> Tokens(MethodBase method, byte[] code)
    {
        var onType = method.DeclaringType is { IsGenericType: true } t ? t.GetGenericArguments() : null;
        var onMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            int value = code[at++];
            if (value == 0xFE)
                value = (value << 8) | code[at++];
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                && method.Module.ResolveMember(BitConverter.ToInt32(code, at), onType, onMethod) is { } member)
                yield return member;
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static void AddConstraints(HashSet<Type> named, Type[] parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => p.GetGenericParameterConstraints()))
            Add(named, constraint);
    }

    private static void AddAttributes(HashSet<Type> named, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(named, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Select(a => a.Value).Concat(attribute.NamedArguments.Select(a => a.TypedValue.Value)).OfType<Type>())
                Add(named, argument);
        }
    }

    private static void Add(HashSet<Type> named, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Add(named, type.GetElementType());
            return;
        }
        foreach (var argument in type.GenericTypeArguments)
            Add(named, argument);
        named.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
