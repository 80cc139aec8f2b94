using Maillage.Modules.Directory.Search;

namespace Maillage.Tests.Modules.Directory.Search;

public sealed class CountingTests
{
    private static readonly string[] Words = ["alcool", "formation", "assuétudes", "cannabis école", "santé", "écou", "travailleurs", "supervision écrans", "argent"];
    private static readonly SearchSource Source = Town.Source(500, 7);
    private static readonly SearchIndex Index = SearchIndex.Build(Source);
    private static readonly PlainLoop Loop = new(Source);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_total_and_every_count_is_that_of_a_plain_loop(int seed)
    {
        var query = Random(new Random(seed));
        var outcome = Searcher.Run(Index, query);
        outcome.Total.ShouldBe(Loop.Count(query));
        for (var v = 0; v < Index.Values.Count; v++)
        {
            // A theme in fifty is enough: they are alike.
            var value = Index.Values.Values[v];
            if (value.Facet != Facet.Theme || v % 50 == seed % 50)
                outcome.Counts[v].ShouldBe(Loop.CountAlone(query, value.Facet, value.Code), $"{query.Words} {value.Facet} {value.Code}");
        }
        for (var p = 0; p < outcome.Plan.Places.Count; p++)
            outcome.PlaceCounts[p].ShouldBe(Loop.CountAlone(query, Facet.Territory, Index.Places[outcome.Plan.Places[p]].Code));
        outcome.Page.Count.ShouldBe(Math.Clamp(outcome.Total - SearchQuery.PageSize * (query.Page - 1), 0, SearchQuery.PageSize));
    }

    private static SearchQuery Random(Random random)
    {
        var chosen = new IReadOnlyList<string>?[Facets.Count];
        for (var f = 0; f < Facets.Count; f++)
        {
            string[] codes = f == (int)Facet.Territory
                ? [.. Enumerable.Range(0, Town.Places.Count).Select(p => Town.Places[p].Code)]
                : [.. Town.Values.Where(v => (int)v.Facet == f).Select(v => v.Code)];
            if (random.Next(5) == 0 && codes.Length > 0)
            {
                random.Shuffle(codes);
                chosen[f] = [.. codes.Take(random.Next(1, 4))];
            }
        }
        return new SearchQuery
        {
            Words = random.Next(2) == 0 ? "" : Words[random.Next(Words.Length)],
            Chosen = chosen,
            Near = random.Next(3) == 0 ? new[] { "namur", "1000", "be-21001", "metz", "Sainte-Luce", "le saint-esprit" }[random.Next(6)] : "",
            Radius = random.Next(3) == 0 ? random.Next(0, 60) : null,
            Page = random.Next(1, 4),
        };
    }
}
