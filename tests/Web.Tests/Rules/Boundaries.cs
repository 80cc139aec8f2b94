using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Maillage.Tests.Rules;

/// <summary>Who may name whom: a module names another only through its Contracts, Platform names no module, nothing names Demo, Contracts make no cycle.</summary>
internal sealed class Boundaries
{
    private readonly string root;
    private readonly Dictionary<Type, string> places;

    /// <param name="assembly">The compiled code.</param>
    /// <param name="root">The namespace above Modules and Platform.</param>
    public Boundaries(Assembly assembly, string root)
    {
        this.root = root + ".";
        var pages = assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .ToDictionary(a => a.Type, a => a.Identifier.Trim('/').Replace('/', '.'));
        places = assembly.GetTypes()
            .Select(t => (Type: t, Place: Place(t, pages)))
            .Where(t => t.Place is not null)
            .ToDictionary(t => t.Type, t => t.Place!);
    }

    public int Examined => places.Count;

    public IReadOnlyList<string> Violations() =>
        [.. places.SelectMany(p => Named(p.Key).Select(other => Judge(p.Key, p.Value, other))).OfType<string>().Concat(Cycles()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private string? Judge(Type type, string from, Type other)
    {
        var to = places[other];
        if (Top(from) is "Platform" && Top(to) is "Modules")
            return $"Platform names a module: {type} names {other}";
        if (Top(to) is "Demo" && Top(from) is "Platform" or "Modules" && Top(to) is "Demo")
            return $"The program names its demo world: {type} names {other}";
        if (Module(from) is { } one && Module(to) is { } another && one != another && !IsContract(to))
            return $"A module names another's inside: {type} names {other}";
        return null;
    }

    private IEnumerable<string> Cycles()
    {
        var uses = places.Where(p => IsContract(p.Value))
            .SelectMany(p => Named(p.Key).Select(o => (From: Module(p.Value)!, To: Module(places[o]))))
            .Where(e => e.To is not null && e.To != e.From)
            .ToLookup(e => e.From, e => e.To!);
        return uses.Select(u => u.Key).Where(start => Reaches(start, start, [])).Select(m => $"Contracts make a cycle through {m}");

        bool Reaches(string from, string goal, HashSet<string> seen) =>
            uses[from].Any(next => next == goal || seen.Add(next) && Reaches(next, goal, seen));
    }

    private IEnumerable<Type> Named(Type type) => TypeReferences.Of(type).Where(places.ContainsKey);

    // A page's class is made by Razor in a namespace of its own; its file tells where it belongs.
    private string? Place(Type type, Dictionary<Type, string> pages)
    {
        var outer = type;
        while (outer.DeclaringType is { } declaring)
            outer = declaring;
        if (pages.TryGetValue(outer, out var page))
            return page;
        return type.Namespace is { } space && (space + ".").StartsWith(root, StringComparison.Ordinal) ? (space + ".")[root.Length..] : null;
    }

    private static string Top(string place) => place.Split('.')[0];

    private static string? Module(string place) => place.Split('.') is ["Modules", { Length: > 0 } module, _, ..] ? module : null;

    private static bool IsContract(string place) => place.Split('.') is ["Modules", _, "Contracts", ..];
}

/// <summary>Rule 1.</summary>
public sealed class BoundariesTests
{
    [Fact]
    public void Modules_name_each_other_only_through_contracts()
    {
        var boundaries = new Boundaries(typeof(Program).Assembly, "Maillage");
        boundaries.Violations().ShouldBeEmpty();
        Examined.Report("boundaries", boundaries.Examined);
    }

    [Theory]
    [InlineData("A module names another's inside: Maillage.Tests.Rules.Planted.Modules.Alpha.OnlyInItsBody")]
    [InlineData("A module names another's inside: Maillage.Tests.Rules.Planted.Modules.Alpha.AsGenericArgument")]
    [InlineData("Platform names a module: Maillage.Tests.Rules.Planted.Platform.Nosy")]
    [InlineData("Contracts make a cycle through Alpha")]
    [InlineData("Contracts make a cycle through Beta")]
    public void A_planted_violation_is_caught(string start) =>
        Planted().ShouldContain(v => v.StartsWith(start, StringComparison.Ordinal));

    [Fact]
    public void A_use_of_contracts_is_none() =>
        Planted().ShouldNotContain(v => v.Contains("ThroughContracts", StringComparison.Ordinal));

    private static IReadOnlyList<string> Planted() => new Boundaries(typeof(BoundariesTests).Assembly, "Maillage.Tests.Rules.Planted").Violations();
}
