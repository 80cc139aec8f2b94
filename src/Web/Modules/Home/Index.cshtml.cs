using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Home.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Home;

/// <summary>A type of support on the front page.</summary>
internal sealed record SupportRow(string Code, string Label, string? Note, string Icon, int Count);

/// <summary>A territory on the front page: where it is, what it is made of, how many services serve it.</summary>
internal sealed record TerritoryRow(string Code, string Name, string Parts, int Count, Sketch Sketch);

/// <summary>The finder: what support, for whom, where.</summary>
[AllowAnonymous]
internal sealed class IndexModel(IDirectoryFigures directory, IVocabularies vocabularies, IPlaces places, Sketches sketches, IEnumerable<IComing> announcers, Texts texts) : PageModel
{
    private const int FirstRows = 7;
    private const int Helps = 6;
    private const int Dates = 4;
    private const int MostTerritories = 4;

    public int Services { get; private set; }

    public IReadOnlyList<VocabularyTerm> Supports { get; private set; } = [];

    public IReadOnlyList<VocabularyTerm> Sectors { get; private set; } = [];

    /// <summary>Most offered first; the others under a line to open.</summary>
    public IReadOnlyList<SupportRow> First { get; private set; } = [];

    public IReadOnlyList<SupportRow> Others { get; private set; } = [];

    public IReadOnlyList<SupportRow> PersonHelps { get; private set; } = [];

    public IReadOnlyList<TerritoryRow> Territories { get; private set; } = [];

    /// <summary>What anyone may come to, the soonest first.</summary>
    public IReadOnlyList<ComingDate> Coming { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var figures = directory.Read();
        Services = figures.Services;
        Supports = Open(Lists.SupportTypes);
        Sectors = Open(Lists.RequesterSectors);
        // "Formation" only gathers the kinds below it: they say more.
        var groups = Supports.Select(t => t.Parent).ToHashSet(StringComparer.Ordinal);
        SupportRow[] rows = [.. figures.Supports.Where(c => !groups.Contains(c.Code)).OrderByDescending(c => c.Count).Select(c => Row(Lists.SupportTypes, c))];
        First = rows[..Math.Min(FirstRows, rows.Length)];
        Others = rows[First.Count..];
        PersonHelps = [.. figures.PersonHelps.OrderByDescending(c => c.Count).Take(Helps).Select(c => Row(Lists.PersonHelpTypes, c))];
        Territories = [.. figures.Territories
            .Select(c => (Counted: c, Place: places.Find(c.Code)))
            .Where(t => t.Place is { } place && IsWide(place))
            .OrderByDescending(t => t.Counted.Count)
            .Take(MostTerritories)
            .Select(t => new TerritoryRow(t.Counted.Code, t.Place!.ShortName, Parts(t.Place), t.Counted.Count, sketches.Of(t.Place)))];
        Coming = await Soonest(cancel);
    }

    private async Task<IReadOnlyList<ComingDate>> Soonest(CancellationToken cancel)
    {
        var coming = new List<ComingDate>();
        foreach (var announcer in announcers)
            coming.AddRange(await announcer.Next(Dates, cancel));
        return [.. coming.OrderBy(c => c.Day).ThenBy(c => c.Title, StringComparer.Ordinal).Take(Dates)];
    }

    private VocabularyTerm[] Open(string list) => [.. vocabularies.List(list).Where(t => !t.Closed)];

    private SupportRow Row(string list, CountedValue counted) => new(
        counted.Code,
        vocabularies.Label(list, counted.Code, texts),
        TextBook.All.ContainsKey($"home.support.{counted.Code}") ? texts[$"home.support.{counted.Code}"] : null,
        directory.Icon(counted.Code),
        counted.Count);

    // In Belgium people think in regions; in France in départements, which overseas are regions too.
    private static bool IsWide(Place place) => place.Kind == (place.Country == "be" ? PlaceKind.Region : PlaceKind.Departement);

    private string Parts(Place place)
    {
        var parts = places.Children(place.Code);
        var provinces = parts.Count(p => p.Kind == PlaceKind.Province);
        return provinces > 0 ? texts.Count("home.provinces", provinces) : texts.Count("home.communes", parts.Count(p => p.Kind == PlaceKind.Commune));
    }
}
