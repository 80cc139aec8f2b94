using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Maps;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>Public records, by form, theme, year and territory. Counts are what a click gives, with the other filters applied.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ActionBook book, IVocabularies vocabularies, IPlaces places, ITowns towns, ICurrentPerson person, Texts texts) : PageModel
{
    private const int PerPage = 20;
    private const int LongestQuery = 200;

    // Headings are counted in memory, the latest first; what is older is found by its year or its words in the register.
    private const int MostHeadings = 2000;

    internal sealed record Row(string Slug, string Title, int? Year, string Kind, IReadOnlyList<string> Themes, IReadOnlyList<string> Territories, IReadOnlyList<string> Places, DateOnly? Begins, DateOnly? Ends, bool IsDraft);

    internal sealed record Filter(string Name, string Title, IReadOnlyList<Choice> Choices);

    public List<Row> Rows { get; private set; } = [];

    public IReadOnlyList<Filter> Filters { get; private set; } = [];

    public ActionWords Words { get; } = new(vocabularies, places, texts);

    public string Query { get; private set; } = "";

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int PageCount => (Total + PerPage - 1) / PerPage;

    /// <summary>Whether the reader speaks for an organisation that pays.</summary>
    public bool MayFund => person.Roles.Any(r => r.Role is Role.Funder && r.Organization is not null);

    /// <summary>Only what the reader's organisation pays for.</summary>
    public bool Funded { get; private set; }

    public bool MayAdd => person.Is(Role.Coordinator) || person.Is(Role.Facilitator) || person.Is(Role.ServiceMember);

    public async Task OnGet(string? q, string[] forme, string[] theme, string[] annee, string[] territoire, string? page, string? financees, CancellationToken cancel)
    {
        Funded = MayFund && financees is not null;
        Query = (q ?? "")[..Math.Min(LongestQuery, q?.Length ?? 0)];
        Number = int.TryParse(page, out var number) && number > 0 ? number : 1;
        var visible = Funded ? book.Funded() : book.Visible();
        var all = (await visible.OrderByDescending(a => a.Begins != null ? a.Begins.Value.Year : a.Year).ThenBy(a => a.Title).ThenBy(a => a.Id)
            .Select(a => new { a.Slug, a.Title, a.Year, a.Kind, a.Themes, a.Communes, a.Departements, a.Begins, a.Ends, a.PublishedOn }).Take(MostHeadings).ToListAsync(cancel))
            .ConvertAll(a => new Row(a.Slug, a.Title, a.Begins?.Year ?? a.Year, a.Kind, a.Themes, Territories([.. a.Communes, .. a.Departements]), a.Communes, a.Begins, a.Ends, a.PublishedOn is null));
        var words = Fold.Key(Query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = all.FindAll(r => Array.TrueForAll(words, w => Fold.Key(r.Title).Contains(w, StringComparison.Ordinal)));
        (string Name, string[] Chosen, Func<Row, IEnumerable<string>> Values, Func<string, string> Label)[] facets =
        [
            ("forme", forme, r => [r.Kind], Words.Form),
            ("theme", theme, r => r.Themes, c => Words.Label(Lists.Themes, c)),
            ("annee", annee, r => r.Year is { } year ? [$"{year}"] : [], y => y),
            ("territoire", territoire, r => r.Territories, Words.Place),
        ];
        Filters = [.. facets.Select(f => new Filter(f.Name, texts[$"actions.filter.{f.Name}"], Choices(named.FindAll(r => facets.Where(o => o.Name != f.Name).All(o => Passes(r, o.Chosen, o.Values))), f.Chosen, f.Values, f.Label)))];
        var kept = named.FindAll(r => facets.All(f => Passes(r, f.Chosen, f.Values)));
        Total = kept.Count;
        Rows = [.. kept.Skip((Number - 1) * PerPage).Take(PerPage)];
    }

    /// <summary>Number of a row on the map, within its page.</summary>
    public int Mark(Row row) => Rows.IndexOf(row) + 1;

    /// <summary>Where the actions of this page take place; null = none says a commune.</summary>
    public MapDrawing? Map(int width, int height)
    {
        List<MapMark> marks = [.. Rows.SelectMany(r => r.Places.Select(places.Find).Where(p => p?.Point is not null).Select(p => new MapMark(p!.Point!.Value, Mark(r), p.Name)))];
        return marks.Count == 0 ? null : new MapPainter(new MapRequest(marks), towns.Around(marks[marks.Count / 2].Point, 150), width, height).Draw();
    }

    public string Span(Row row) => Words.Span(row.Begins, row.Ends) ?? (row.Year is { } year ? $"{year}" : "");

    /// <summary>The same list with nothing chosen but the words.</summary>
    public string Cleared => Query.Length == 0 ? "/actions" : QueryHelpers.AddQueryString("/actions", "q", Query);

    private static bool Passes(Row row, string[] chosen, Func<Row, IEnumerable<string>> values) => chosen.Length == 0 || values(row).Intersect(chosen, StringComparer.Ordinal).Any();

    private static List<Choice> Choices(List<Row> rows, string[] chosen, Func<Row, IEnumerable<string>> values, Func<string, string> label) =>
        [.. rows.SelectMany(r => values(r).Distinct(StringComparer.Ordinal)).CountBy(v => v, StringComparer.Ordinal).OrderByDescending(v => char.IsDigit(v.Key[0]) ? v.Key : "", StringComparer.Ordinal).ThenByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => new Choice(v.Key, label(v.Key), chosen.Contains(v.Key), v.Value))];

    // A commune counts for its département or province: few, and named in the same words everywhere.
    private List<string> Territories(IReadOnlyList<string> codes) =>
        [.. codes.Select(c => places.Find(c) is { Kind: PlaceKind.Commune or PlaceKind.Quartier } place ? places.Ancestors(place.Code).FirstOrDefault(p => p.Kind is PlaceKind.Departement or PlaceKind.Province or PlaceKind.Region)?.Code : places.Find(c)?.Code).OfType<string>().Distinct(StringComparer.Ordinal)];
}
