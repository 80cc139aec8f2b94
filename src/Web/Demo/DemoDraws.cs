using Maillage.Modules.Groups;
using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>The rules of a draw for this year's group of Metz, ready to be computed: at most two from one structure, and every sector heard.</summary>
internal sealed class DemoDraws : IDemoWorld
{
    private static readonly (string Sector, int Min, int Max)[] Sectors =
        [("social", 3, 5), ("hebergement-sans-chez-soi", 2, 5), ("insertion-emploi", 2, 4), ("sante", 1, 3), ("justice", 1, 2), ("enseignement", 1, 2)];

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Sortition>().AnyAsync(cancel))
            return;
        var rules = new DrawRules(15, [.. Sectors.Select(s => new Bound("secteur", s.Sector, s.Min, s.Max))], new Dictionary<string, int>(StringComparer.Ordinal) { [DrawColumns.Structure] = 2 });
        db.Add(new Sortition
        {
            Id = new SortitionId(DemoWorld.Id("sortition", DemoActions.ThisYear)),
            ActionId = DemoActions.ThisYearId,
            Slug = DemoActions.ThisYear,
            Title = "Groupe d’analyse de pratiques en addictologie, Moselle",
            Zone = "Europe/Paris",
            Rules = Sortition.Written(rules),
        });
        await db.SaveChangesAsync(cancel);
    }
}
