using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>A row of an exchanged table, whether it was a line of CSV or an object of JSON.</summary>
internal interface IExchangeRow
{
    string File { get; }

    string Line { get; }

    IEnumerable<string> Columns { get; }

    string? this[string column] { get; }
}

/// <summary>One table of the exchange: the columns HSDS knows under its names, all others of the entity as maillage_…, so that nothing is lost.</summary>
internal sealed partial class ExchangeTable
{
    /// <summary>Prefix of what HSDS has no word for.</summary>
    public const string Own = "maillage_";
    private readonly List<(string Column, PropertyInfo Property)> columns;
    private readonly Func<Bundle, IList> list;

    private ExchangeTable(string name, Type type, Func<Bundle, IList> list, (string Column, string Property)[] standard)
    {
        Name = name;
        Type = type;
        this.list = list;
        // Mapped columns only: what can be set and is no copy's name.
        columns = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)
            .Select(p => (Array.Find(standard, s => s.Property == p.Name) is { Column: { } known } ? known : Own + Snake(p.Name), p))];
    }

    public string Name { get; }

    public Type Type { get; }

    public IEnumerable<string> Columns => columns.Select(c => c.Column);

    public static ExchangeTable Of<T>(string name, Func<Bundle, List<T>> list, params (string Column, string Property)[] standard) where T : class =>
        new(name, typeof(T), list, standard);

    public IList Rows(Bundle bundle) => list(bundle);

    public IEnumerable<(string Column, string? Value)> Write(object entity) => columns.Select(c => (c.Column, ExchangeValue.Write(c.Property.GetValue(entity))));

    /// <summary>The entity a row tells, or null with every reason in the bundle. Cells given by <paramref name="settled"/> go before the row's own.</summary>
    public object? Read(IExchangeRow row, Bundle bundle, IReadOnlyDictionary<string, string?> settled)
    {
        var entity = Activator.CreateInstance(Type)!;
        var valid = true;
        foreach (var (column, property) in columns)
        {
            var said = settled.TryGetValue(property.Name, out var known) ? known : row[column];
            try
            {
                if (said is null && property.PropertyType == typeof(string))
                {
                    if (!IsOptional(property) && property.GetValue(entity) is null)
                        property.SetValue(entity, "");
                    continue;
                }
                // An id that must be there is the one thing that has no other value.
                if (said is null && IsId(property.PropertyType))
                    throw new FormatException();
                if (said is not null || settled.ContainsKey(property.Name))
                    property.SetValue(entity, ExchangeValue.Read(said, property.PropertyType));
            }
            catch (Exception e) when (e is FormatException or OverflowException || e is TargetInvocationException { InnerException: FormatException })
            {
                if (Nullable.GetUnderlyingType(property.PropertyType) is not null)
                {
                    bundle.Flag("unreadable-value", $"{row.File} {row["id"] ?? row.Line}", column, said, entry: null);
                    continue;
                }
                bundle.Reject(row.File, row.Line, column, said is null ? "it is missing" : $"“{Short(said)}” cannot be read");
                valid = false;
            }
        }
        return valid ? entity : null;
    }

    public static bool IsOptional(PropertyInfo property) => new NullabilityInfoContext().Create(property).WriteState is NullabilityState.Nullable;

    private static bool IsId(Type type) =>
        type == typeof(Guid) || Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static string Short(string text) => text.Length > 60 ? $"{text[..60]}…" : text;

    private static string Snake(string name) => Capital().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Capital();
}
