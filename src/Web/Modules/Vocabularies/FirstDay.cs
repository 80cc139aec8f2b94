using System.Text.Json;
using Maillage.Modules.Vocabularies.Terms;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Vocabularies;

/// <summary>Adds the items of the shipped lists that the database does not know yet; what a network has changed stays as it is.</summary>
internal sealed class FirstDay(IServiceScopeFactory scopes) : IStartupStep
{
    private static readonly string[] Columns = ["code", "fr", "fr_be", "nl", "en", "parent", "synonyms", "country", "verify"];

    public int Order => 10;

    public async Task Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var known = (await db.Set<Term>().AsNoTracking().Select(t => new { t.List, t.Code }).ToListAsync(cancel)).Select(t => (t.List, t.Code)).ToHashSet();
        await using var stream = ShippedLists.Open();
        using var shipped = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        foreach (var list in shipped.RootElement.GetProperty("vocabularies").EnumerateArray())
        {
            var id = list.GetProperty("id").GetString()!;
            foreach (var (position, item) in list.GetProperty("items").EnumerateArray().Index())
            {
                if (!known.Contains((id, item.GetProperty("code").GetString()!)))
                    db.Add(Read(id, position, item));
            }
        }
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancel);
    }

    private static Term Read(string list, int position, JsonElement item) => new()
    {
        List = list,
        Code = item.GetProperty("code").GetString()!,
        Fr = item.GetProperty("fr").GetString()!,
        FrBe = Text(item, "fr_be"),
        Nl = item.GetProperty("nl").GetString()!,
        En = item.GetProperty("en").GetString()!,
        Parent = Text(item, "parent"),
        Position = position,
        Synonyms = Texts(item, "synonyms"),
        Countries = Texts(item, "country"),
        ToConfirm = item.TryGetProperty("verify", out var verify) && verify.ValueKind == JsonValueKind.True,
        Extra = item.EnumerateObject().Where(p => !Columns.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal),
    };

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> Texts(JsonElement item, string name) =>
        item.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];
}
