using System.Text.Json;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Rows that are part of an entry: replaced as a whole, and kept whole by the history.</summary>
internal static class OwnRows
{
    public static string? Replace<T>(AppDb db, List<T> rows, IEnumerable<T> others) where T : class
    {
        // Made before the old ones go: they may take over what no line says.
        var made = others.ToList();
        var kept = rows.Count == 0 ? null : JsonSerializer.Serialize(rows, JsonSerializerOptions.Web);
        db.RemoveRange(rows);
        rows.Clear();
        rows.AddRange(made);
        db.AddRange(made);
        return kept;
    }

    public static string? Restore<T>(AppDb db, List<T> rows, string kept) where T : class =>
        Replace(db, rows, JsonSerializer.Deserialize<List<T>>(kept, JsonSerializerOptions.Web) ?? []);
}
