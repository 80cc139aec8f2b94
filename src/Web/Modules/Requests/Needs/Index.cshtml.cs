using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Geo;
using Maillage.Platform.Maps;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Requests.Needs;

/// <summary>What is asked for and not covered, by territory and type, as a map and a table; never by service.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(NeedCounts counts, RequestBook book, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, ITowns towns, Texts texts) : PageModel
{
    /// <summary>One place of the table.</summary>
    internal sealed record Row(int Number, string Name, string? Address, GeoPoint? Point, IReadOnlyList<int?> Cells, int? Total, int? Received);

    public IReadOnlyList<string> Supports { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<int?> Totals { get; private set; } = [];

    public int? Total { get; private set; }

    public bool IsPartlyHidden { get; private set; }

    /// <summary>What the reader's own services could not take: nothing is hidden.</summary>
    public IReadOnlyList<(string Place, string Support, int Count)> Own { get; private set; } = [];

    public Place? Territory { get; private set; }

    public int? Year { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The coordination reads all. Needs are nobody's activity that someone paid for by agreement: who pays reads no more than others of the network.</summary>
    public Reader Reader => person.Is(Role.Coordinator) ? Reader.Team : Reader.Network;

    /// <summary>Two views side by side would tell what one hides: then there is but one.</summary>
    public bool MayNarrow => SmallNumbers.Least(Reader, isSensitive: false) == 1;

    public async Task OnGet(string? territoire, int? annee, CancellationToken cancel)
    {
        if (MayNarrow)
        {
            Territory = territoire is null ? null : places.Find(territoire);
            Years = await counts.Years(cancel);
            Year = Years.Contains(annee ?? 0) ? annee : null;
        }
        var all = await counts.Of(Territory?.Code, Year, cancel);
        Supports = [.. all.Where(n => n.Unmet > 0).GroupBy(n => n.Support).OrderByDescending(g => g.Sum(n => n.Unmet)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        var byPlace = all.GroupBy(n => n.Place).OrderByDescending(g => g.Sum(n => n.Unmet)).ThenByDescending(g => g.Sum(n => n.Received)).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var cells = new int[byPlace.Count, Supports.Count];
        foreach (var (r, place) in byPlace.Index())
        {
            foreach (var need in place.Where(n => n.Unmet > 0))
                cells[r, Supports.Index().First(s => s.Item == need.Support).Index] += need.Unmet;
        }
        var reasons = vocabularies.List(RequestCodes.DeclineReasons).Where(t => t.Extra.GetValueOrDefault(RequestCodes.Counts) == RequestCodes.Unmet).Select(t => t.Code).ToList();
        var mine = await counts.Own(book.Own, reasons, Year, cancel);
        var own = new int[byPlace.Count, Supports.Count];
        foreach (var (r, place) in byPlace.Index())
        {
            foreach (var (c, support) in Supports.Index())
                own[r, c] = Territory is null ? mine.Where(n => n.Place == place.Key && n.Support == support).Sum(n => n.Unmet) : 0;
        }
        var grid = new NeedGrid(cells, Reader, own);
        var received = SmallNumbers.Shown([.. byPlace.Select(g => g.Sum(n => n.Received))], Reader);
        Rows = [.. byPlace.Index().Select(p => Make(p.Index, p.Item.Key, grid, received[p.Index]))];
        Totals = [.. Enumerable.Range(0, Supports.Count).Select(grid.ColumnTotal)];
        Total = grid.Total;
        IsPartlyHidden = Rows.Any(r => r.Total is null || r.Received is null || r.Cells.Any(c => c is null));
        Own = [.. mine.OrderByDescending(n => n.Unmet).Select(n => (Name(n.Place), Label(n.Support), n.Unmet))];
    }

    public string Label(string support) => vocabularies.Label(Lists.SupportTypes, support, texts);

    /// <summary>The maps, one of each land; a place alone overseas is in the table only.</summary>
    public IReadOnlyList<MapDrawing> Maps(int width, int height) =>
        [.. Rows.Where(r => r.Point is { Latitude: > 40 } && r.Total is null or > 0).GroupBy(r => r.Address?.Contains("=be-", StringComparison.Ordinal) ?? true).Where(g => g.Any())
            .Select(g => Draw([.. g.Select(r => new MapMark(r.Point!.Value, r.Number, r.Name))], width, height)).OfType<MapDrawing>()];

    private MapDrawing? Draw(IReadOnlyList<MapMark> marks, int width, int height) =>
        new MapPainter(new MapRequest(marks, null, Smallest: 40), towns.Around(marks[marks.Count / 2].Point, 150), width, height).Draw();

    private Row Make(int index, string? code, NeedGrid grid, int? received) =>
        new(index + 1, Name(code), code is null || Territory is not null ? null : $"/demandes/besoins?territoire={code}", code is null ? null : places.Find(code)?.Point,
            [.. Enumerable.Range(0, Supports.Count).Select(c => grid.Cell(index, c))], grid.RowTotal(index), received);

    private string Name(string? code) => code is null ? texts["needs.no_place"] : places.Find(code)?.ShortName ?? code;
}
