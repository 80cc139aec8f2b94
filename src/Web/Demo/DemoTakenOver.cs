using Maillage.Modules.Actions;
using Maillage.Modules.Indicators.Cohort;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>
/// Record 84326 of the public register, word for word, with an invented group that adds up to its four published figures.
/// The register names no lead; here La Traverse leads it, so that who prepares its groups reads what was done.
/// </summary>
internal sealed class DemoTakenOver : IDemoWorld
{
    public const string Number = "84326";
    private static readonly string[] Files = ["oscars-84326-seed002.json", "fixture-84326-operationnel.json"];

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<ActionRecord>().AnyAsync(a => a.RegistryNumber == Number, cancel))
            return;
        var folder = System.IO.Directory.CreateTempSubdirectory("maillage-demo-");
        try
        {
            foreach (var file in Files)
            {
                await using var from = typeof(DemoTakenOver).Assembly.GetManifestResourceStream($"Maillage.Modules.Indicators.Cohort.Data.{file}")!;
                await using var to = File.Create(Path.Combine(folder.FullName, file));
                await from.CopyToAsync(to, cancel);
            }
            var landed = await scope.ServiceProvider.GetRequiredService<CohortLanding>().Take(Path.Combine(folder.FullName, Files[^1]), cancel);
            (await db.Set<ActionRecord>().SingleAsync(a => a.Id == landed.Action, cancel)).LeadId = DemoActions.Lead;
            var figures = Measures.Of(await scope.ServiceProvider.GetRequiredService<FigureReader>().Read(landed.Action, cancel));
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            db.Add(FigureSnapshot.Freeze(landed.Action, figures, [], costIsPublic: false, null, new Publisher("import", null), now).Snapshot!);
            await db.SaveChangesAsync(cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
