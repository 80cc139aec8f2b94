using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Search;

/// <summary>The demo network with the real inventory beside it.</summary>
public sealed class FullDirectory : IAsyncLifetime
{
    internal World World { get; } = new();

    internal DirectoryIndex Index => World.Services.GetRequiredService<DirectoryIndex>();

    internal DirectoryLoop Loop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!System.IO.Directory.Exists(SharedData.Folder))
            return;
        await World.InitializeAsync();
        var run = await Verb.Run(World.Database, "import", "orservices", Inventory.Folder, "--zone", "America/New_York");
        run.Code.ShouldBe(0, run.Error);
        await Index.Refresh(CancellationToken.None);
        await using var db = World.Open();
        Loop = await DirectoryLoop.Load(db, World.Services.GetRequiredService<IPlaces>(), World.Services.GetRequiredService<IVocabularies>(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();
}

public sealed class RealCountsTests(FullDirectory directory) : IClassFixture<FullDirectory>
{
    private static readonly string[] Words = ["church", "diabetes", "veterans", "mentoring", "breakfast", "resume", "grocer", "tutoring", "Columbia", "Maryland"];
    private static readonly string[] Near = ["namur", "1000", "metz", "be-62063", "le saint-esprit", "thionville"];

    [Fact]
    public void Every_count_and_every_total_after_a_click_equal_a_plain_loop_for_300_combinations()
    {
        _ = Inventory.Folder;
        var random = new Random(300);
        var index = directory.Index.Current;
        var (found, clicks) = (0, 0);
        for (var n = 0; n < 300; n++)
        {
            var query = Random(random, index);
            var outcome = directory.Index.Find(query);
            var counts = outcome.Counts.ToArray();
            outcome.Total.ShouldBe(directory.Loop.Count(query), Say(query));
            found += outcome.Total > 0 ? 1 : 0;
            for (var f = 0; f < Facets.Count; f++)
            {
                var (first, end) = (index.Values.First((Facet)f), index.Values.End((Facet)f));
                var plain = directory.Loop.Counts(query, (Facet)f, index.Values.Values[first..end].Select(v => v.Code));
                for (var v = first; v < end; v++)
                    counts[v].ShouldBe(plain[index.Values.Values[v].Code], $"{Say(query)} / {index.Values.Values[v].Code}");
            }
            for (var click = 0; click < 3; click++)
            {
                var v = random.Next(counts.Length);
                var value = index.Values.Values[v];
                var chosen = query.Without(value.Facet).Chosen;
                var clicked = query with { Chosen = [.. chosen.Select((codes, f) => f == (int)value.Facet ? [value.Code] : codes)] };
                directory.Index.Find(clicked).Total.ShouldBe(counts[v], $"{Say(query)} then {value.Code}");
                clicks++;
            }
        }
        found.ShouldBeGreaterThan(100);
        clicks.ShouldBe(900);
    }

    [Fact]
    public async Task A_change_made_on_one_replica_is_found_on_another()
    {
        _ = Inventory.Folder;
        await using var replica = directory.World.Replica();
        await replica.InitializeAsync();
        var other = replica.Services.GetRequiredService<DirectoryIndex>();
        var query = new SearchQuery { Words = "zymurgie" };
        other.Find(query).Total.ShouldBe(0);
        await using (var scope = directory.World.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Maillage.Platform.Data.AppDb>();
            (await db.Set<Service>().OrderBy(s => s.Slug).FirstAsync(s => s.State == EntryStates.Published, TestContext.Current.CancellationToken)).AlternateName = "Zymurgie";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await Soon.Is(() => Task.FromResult(other.Find(query).Total > 0));
    }

    private static SearchQuery Random(Random random, SearchIndex index)
    {
        var chosen = new IReadOnlyList<string>?[Facets.Count];
        for (var f = 0; f < Facets.Count; f++)
        {
            // Mostly values that somebody has, sometimes one that nobody has.
            var (first, end) = (index.Values.First((Facet)f), index.Values.End((Facet)f));
            string[] codes = [.. Enumerable.Range(first, end - first).Where(v => index.Totals[v] > 0 || random.Next(20) == 0).Select(v => index.Values.Values[v].Code)];
            if (random.Next(6) != 0 || codes.Length == 0)
                continue;
            random.Shuffle(codes);
            chosen[f] = [.. codes.Take(random.Next(1, 4))];
        }
        return new SearchQuery
        {
            Words = random.Next(3) == 0 ? Words[random.Next(Words.Length)] : "",
            Chosen = chosen,
            Near = random.Next(4) == 0 ? Near[random.Next(Near.Length)] : "",
            Radius = random.Next(3) == 0 ? random.Next(1, 80) : null,
        };
    }

    private static string Say(SearchQuery query) =>
        $"q={query.Words} pres={query.Near} rayon={query.Radius} {string.Join(' ', query.Chosen.SelectMany((codes, f) => (codes ?? []).Select(c => $"{Facets.Names[f]}={c}")))}";
}
