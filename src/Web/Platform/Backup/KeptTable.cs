using System.Data.Common;
using System.Text.Json;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Backup;

/// <summary>A column as this engine keeps it.</summary>
internal sealed record KeptColumn(string Name, CellType Type, RelationalTypeMapping Mapping)
{
    // A list of texts is an array on one engine and JSON on the other; everything else is told by its type.
    private bool IsListInText => Type.Name == "texts" && Mapping.Converter?.ProviderClrType == typeof(string);

    public object Read(DbDataReader reader, int i) => IsListInText ? Mapping.Converter!.ConvertFromProvider(reader.GetString(i))! : Type.Read(reader, i);

    public object? Parse(JsonElement cell)
    {
        if (cell.ValueKind is JsonValueKind.Null)
            return null;
        var value = Type.Parse(cell);
        return IsListInText ? Mapping.Converter!.ConvertToProvider(value) : value;
    }
}

/// <summary>A table of the model, with what a backup needs to know of it.</summary>
internal sealed record KeptTable(string Name, IReadOnlyList<KeptColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> RefersTo)
{
    /// <summary>By key, so that the file tells nothing of the order in which rows were written.</summary>
    public string Select(bool isPostgres) =>
        $"select {ColumnList} from \"{Name}\" order by {string.Join(", ", Key.Select(k => isPostgres && Columns.Single(c => c.Name == k).Type.Name == "text" ? $"\"{k}\" collate \"C\"" : $"\"{k}\""))}";

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    public bool Matches(BackedUpTable other) => Columns.Select(c => (c.Name, c.Type.Name)).SequenceEqual(other.Columns.Select(c => (c.Name, c.Type)));

    /// <summary>Every table of the program, each after those it refers to.</summary>
    public static IReadOnlyList<KeptTable> All(AppDb db)
    {
        var waiting = db.Model.GetRelationalModel().Tables.Select(Of).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<KeptTable>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(t => t.RefersTo.All(r => ordered.Exists(o => o.Name == r)))
                ?? throw new NotSupportedException($"These tables refer to each other in a circle: {string.Join(", ", waiting.Select(t => t.Name))}.");
            waiting.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }

    private static KeptTable Of(ITable table) => new(
        table.Name,
        [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(Of)],
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)],
        [.. table.ForeignKeyConstraints.Select(k => k.PrincipalTable.Name).Where(n => n != table.Name).Distinct(StringComparer.Ordinal)]);

    private static KeptColumn Of(IColumn column)
    {
        var mapping = column.StoreTypeMapping;
        var property = column.PropertyMappings[0].Property;
        var type = property.ClrType == typeof(List<string>) && mapping.ElementTypeMapping is not null ? property.ClrType : mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return new KeptColumn(column.Name, CellType.Of(Nullable.GetUnderlyingType(type) ?? type, $"{column.Table.Name}.{column.Name}"), mapping);
    }
}
