using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests;

/// <summary>Looks for a word in every column of every table.</summary>
internal static class Everything
{
    public static async Task<IReadOnlyList<string>> Find(AppDb db, string word, CancellationToken cancel)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name of a table of the model.
            command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var text = reader.GetValue(i) switch { byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes), string[] words => string.Join(' ', words), var value => value.ToString() };
                    if (text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
                        found.Add($"{table}.{reader.GetName(i)}: {text}");
                }
            }
        }
        return found;
    }
}
