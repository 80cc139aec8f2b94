using System.Text.Json;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>Adds the shipped vignettes that the database does not know yet; what a network has rewritten or retired stays as it is.</summary>
internal sealed class ShippedVignettes(IServiceScopeFactory scopes) : IStartupStep
{
    private const string Resource = "Maillage.Modules.Sessions.Data.vignettes.json";

    private sealed record Shipped(string Code, string Title, List<string> Functions, string? Level, string Text);

    public int Order => 60;

    public static VignetteId IdOf(string code) => new(NamedId.Of("maillage", "vignette", code));

    public async Task Run(CancellationToken cancel)
    {
        await using var stream = typeof(ShippedVignettes).Assembly.GetManifestResourceStream(Resource)!;
        var shipped = await JsonSerializer.DeserializeAsync<List<Shipped>>(stream, JsonSerializerOptions.Web, cancel);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var known = await db.Set<Vignette>().Select(v => v.Id).ToHashSetAsync(cancel);
        db.AddRange(shipped!.Where(s => !known.Contains(IdOf(s.Code)))
            .Select(s => new Vignette { Id = IdOf(s.Code), Title = s.Title, Text = s.Text, Functions = s.Functions, Level = s.Level }));
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancel);
    }
}
