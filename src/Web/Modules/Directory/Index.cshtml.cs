using System.Globalization;
using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Results;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Maps;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Directory;

/// <summary>The results of a search: who serves the place, who is near, why, and what to leave out when nothing is found.</summary>
[AllowAnonymous]
internal sealed class IndexModel(DirectoryIndex index, ResultReader reader, IVocabularies lists, IPlaces places, ITowns towns, Texts texts, TimeProvider time, Settings settings) : PageModel
{
    /// <summary>Key of the text that says why the address cannot be read; null when it can.</summary>
    public string? Refusal { get; private set; }

    public SearchQuery Query { get; private set; } = new();

    public int Total { get; private set; }

    public int Serving { get; private set; }

    public IReadOnlyList<ResultRow> Rows { get; private set; } = [];

    public IReadOnlyList<FacetView> Facets { get; private set; } = [];

    public IReadOnlyList<Chip> Chips { get; private set; } = [];

    public IReadOnlyList<Rescue> Rescues { get; private set; } = [];

    public IReadOnlyList<Place> Choices { get; private set; } = [];

    public Reading Reading { get; private set; } = Reading.Plain;

    public IReadOnlyList<Ignored> Unknown { get; private set; } = [];

    public int OpenCount { get; private set; }

    /// <summary>The place looked near, or the one territory chosen.</summary>
    public Place? Place { get; private set; }

    /// <summary>Of the place looked near, as the gazetteer writes it.</summary>
    public string PlaceName { get; private set; } = "";

    public string Title { get; private set; } = "";

    public int PageCount => (Total + SearchQuery.PageSize - 1) / SearchQuery.PageSize;

    public string Canonical => settings.PublicUrl + QueryAddress.Of(Query);

    /// <summary>The list alone, to stand in another site's page.</summary>
    public string EmbedAddress => settings.PublicUrl + EmbedPath;

    public string EmbedPath => $"/annuaire/integrer{QueryAddress.Parameters(Query)}";

    public string? Tiles => settings.Tiles;

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var (read, refusal) = QueryReader.Read(Request.QueryString.Value, Tongues.French);
        if (read is null)
        {
            Refusal = refusal;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        Place = FindPlace(read);
        texts.Belgian = Place is { } near ? near.Country == "be" : texts.Belgian || CultureInfo.CurrentUICulture.Name == "fr-BE";
        Query = read with { Tongue = texts.Language switch { "nl" => Tongues.Dutch, "en" => Tongues.English, _ => texts.Belgian ? Tongues.Belgian : Tongues.French } };
        var (ids, hits, reasons) = Search();
        var rows = await reader.Read(ids, cancel);
        var byId = ids.Index().ToDictionary(i => i.Item, i => i.Index);
        Rows = [.. rows.Select(r => byId[r.Service.Id.Value] is var i ? r with
        {
            Serves = hits[i].Serves,
            Kilometres = double.IsFinite(hits[i].Kilometres) && Query.Near.Length > 0 ? hits[i].Kilometres : null,
            Reasons = reasons[i],
        } : r)];
        Title = new ResultsTitle(texts, places).Of(this);
        return Page();
    }

    // What a query gives lives in buffers of this thread: all that is shown is taken from them before anything is awaited.
    private (Guid[] Ids, Hit[] Hits, List<Reason>[] Reasons) Search()
    {
        var found = index.Find(Query);
        Total = found.Total;
        Serving = found.Serving;
        Unknown = found.Plan.Unknown;
        var words = new ResultWords(texts, lists);
        Facets = FacetView.All(found, words);
        Chips = Chip.All(found, words);
        Rescues = [.. found.Drops.Where(d => d.Count > 0).Select(d => words.Rescue(found, d))];
        PlaceName = found.Plan.Near.Length > 0 ? found.Index.Places[found.Plan.Near[0]].Names[0] : "";
        Choices = [.. found.Choices.Select(c => places.Find(c.Code)).OfType<Place>()];
        Reading = Reading.Of(found);
        Hit[] hits = [.. found.Page];
        Guid[] ids = [.. hits.Select(h => found.Index.Cards.Id(h.Entry))];
        List<Reason>[] reasons = [.. hits.Select(h => words.Reasons(found, h))];
        OpenCount = Query.OpenNow ? Total : index.Find(Query with { OpenNow = true, Page = 1 }).Total;
        return (ids, hits, reasons);
    }

    private Place? FindPlace(SearchQuery query)
    {
        if (query.Near.Length > 0)
            return places.Resolve(query.Near).Certain;
        return query.Chosen[(int)Facet.Territory] is [var code] ? places.Find(code) : null;
    }

    public string Label(string list, string code) => lists.Label(list, code, texts);

    public string Supports(ResultRow row) => string.Join(" · ", row.Service.Supports.Take(5).Select(c => Label(Lists.SupportTypes, c)));

    public string Helps(ResultRow row) => string.Join(" · ", row.Service.PersonHelps.Take(4).Select(c => Label(Lists.PersonHelpTypes, c)));

    /// <summary>"Intervient à Namur" where it does, else where it goes.</summary>
    public string? AreaLine(ResultRow row)
    {
        if (row.Serves && Place is not null)
            return texts["directory.result.serves", Place.ShortName];
        if (row.Service.AreaDescription is { } said)
            return said;
        var names = row.Service.AreasServed.Select(c => places.Find(c)?.Name ?? c).ToList();
        return names.Count == 0 ? null : names.Count <= 4 ? texts["directory.result.goes", string.Join(", ", names)] : texts["directory.result.goes_more", string.Join(", ", names.Take(3)), names.Count - 3];
    }

    public string? TrustLine(ResultRow row) => row.Trust?.Line(texts, lists);

    public string OpenWords(ResultRow row) => new HoursWords(texts).State(row.Open!, Now, row.Zone!);

    public string Kilometres(double distance) => texts["directory.km", distance < 10 ? distance.ToString("0.#") : distance.ToString("N0")];

    /// <summary>Where one asks a service, or (null) several, with what was looked for.</summary>
    public string AskAddress(string? service) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/demandes/demander", new (string Name, string? Value)[]
        {
            ("service", service),
            ("soutien", Query.Chosen[(int)Facet.Support] is [var support, ..] ? support : null),
            ("secteur", Query.Chosen[(int)Facet.Sector] is [var sector, ..] ? sector : null),
            ("pres", Query.Near.Length > 0 ? Query.Near : Place is { Kind: PlaceKind.Commune } place ? place.Name : null),
        }.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>The map of the page, in one of its two sizes.</summary>
    public MapDrawing? Map(int width, int height)
    {
        var marks = Rows.Where(r => r.Point is not null).Select(r => new MapMark(r.Point!.Value, r.Number, r.Town ?? r.Service.Name)).ToList();
        var centre = Query.Near.Length > 0 || Place?.Kind is PlaceKind.Commune or PlaceKind.Quartier ? Place?.Point : null;
        if (marks.Count == 0)
            return null;
        var request = new MapRequest(marks, centre, centre is null || Query.Near.Length == 0 ? null : Query.Radius ?? SearchQuery.UsualRadius, Smallest: centre is null ? 4 : 12);
        var middle = centre ?? marks[marks.Count / 2].Point;
        return new MapPainter(request, towns.Around(middle, 150), width, height).Draw();
    }
}
