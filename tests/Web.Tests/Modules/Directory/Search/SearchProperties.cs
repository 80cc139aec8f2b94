using FsCheck;
using FsCheck.Fluent;
using Maillage.Modules.Directory.Search;

namespace Maillage.Tests.Modules.Directory.Search;

public sealed class SearchProperties
{
    private static readonly SearchSource Source = Town.Source(700, 5);
    private static readonly SearchIndex Index = SearchIndex.Build(Source);

    private static readonly Arbitrary<SearchQuery> Queries =
        (from words in Gen.Elements("", "alcool", "formation cannabis", "santé", "supervsion", "toxicomane", "forma tion", "namur")
         from near in Gen.Elements("", "namur", "be-21001", "metz")
         from radius in Gen.Elements<double?>(null, 5, 40)
         from sector in Gen.Elements("", "social", "sante")
         from support in Gen.Elements("", "formation", "supervision")
         from territory in Gen.Elements("", "be-wal", "be-92094")
         from page in Gen.Choose(1, 3)
         select new SearchQuery { Words = words, Near = near, Radius = near.Length > 0 ? radius : null, Chosen = Chosen(sector, support, territory), Page = page }).ToArbitrary();

    [Fact]
    public void One_more_filter_never_finds_more() => Prop.ForAll(Queries, query =>
    {
        var before = Searcher.Run(Index, query).Total;
        return query.Chosen[(int)Facet.Public] is null
            && Searcher.Run(Index, With(query, Facet.Public, "adolescents")).Total <= before
            && Searcher.Run(Index, query with { Words = query.Words + " écrans" }).Total <= before;
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_building()
    {
        var other = SearchIndex.Build(Town.Shuffled(Source, 99));
        Prop.ForAll(Queries, query => Ids(Index, query).SequenceEqual(Ids(other, query))).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Pages_follow_one_another_without_gap_or_double()
    {
        Prop.ForAll(Queries, query =>
        {
            var all = new List<Guid>();
            var total = Searcher.Run(Index, query with { Page = 1 }).Total;
            for (var page = 1; all.Count < total; page++)
                all.AddRange(Ids(Index, query with { Page = page }));
            return all.Count == total && all.Distinct().Count() == total;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Taken_letter_for_letter_every_result_holds_the_word()
    {
        foreach (var word in new[] { "alcool", "cannabis", "école", "santé" })
        {
            var loop = Source.Entries.Count(e => Own(e).Any(t => PlainLoop.Roots(t).Contains(PlainLoop.Roots(word).Single())));
            Searcher.Run(Index, new SearchQuery { Words = word, Exact = true }).Total.ShouldBe(loop, word);
            Searcher.Run(Index, new SearchQuery { Words = word + "x", Exact = true }).Total.ShouldBe(0);
        }
    }

    [Fact]
    public void A_word_in_the_name_comes_before_a_word_in_the_description()
    {
        var outcome = Searcher.Run(Index, new SearchQuery { Words = "alcool" });
        var strongest = outcome.Page.Select(h => Reasons.Strongest(outcome.Words[0].FieldsOf(h.Entry))).ToArray();
        strongest.ShouldBe(strongest.OrderDescending());
    }

    private static IEnumerable<string> Own(SearchEntry entry) =>
    [
        entry.Name, entry.Organization ?? "", .. entry.Texts.Select(t => t.Text),
        .. entry.Values.SelectMany(v => Source.Values.Where(s => s.Facet == v.Facet && (s.Code == v.Code || Source.Values.Any(c => c.Facet == v.Facet && c.Code == v.Code && c.Parent == s.Code)))).SelectMany(v => v.Labels),
    ];

    private static List<Guid> Ids(SearchIndex index, SearchQuery query) => [.. Searcher.Run(index, query).Page.Select(h => index.Cards.Id(h.Entry))];

    private static SearchQuery With(SearchQuery query, Facet facet, string code) =>
        query with { Chosen = [.. query.Chosen.Select((c, f) => f == (int)facet ? [code] : c)] };

    private static IReadOnlyList<string>?[] Chosen(string sector, string support, string territory)
    {
        var chosen = new IReadOnlyList<string>?[Facets.Count];
        chosen[(int)Facet.Sector] = sector.Length > 0 ? [sector] : null;
        chosen[(int)Facet.Support] = support.Length > 0 ? [support] : null;
        chosen[(int)Facet.Territory] = territory.Length > 0 ? [territory] : null;
        return chosen;
    }
}
