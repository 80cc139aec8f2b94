using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Geo;
using Maillage.Platform.Hosting;
using Maillage.Platform.Maps;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Services;

/// <summary>One service: what it offers, for whom, where, when, and how far all this can be trusted.</summary>
[AllowAnonymous]
internal sealed class ShowModel(AppDb db, IVocabularies lists, IPlaces places, Texts texts, TimeProvider time, ITowns towns, Settings settings) : PageModel
{
    public ServiceSheet Sheet { get; private set; } = null!;

    public Service Service => Sheet.Service;

    public IReadOnlyList<TrustKnot> Trust { get; private set; } = [];

    /// <summary>Types of support with the service's own words where it gives some.</summary>
    public IReadOnlyList<(string Code, string Label, string? Words)> Supports { get; private set; } = [];

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public string LastCrumb => Short(Service.Name);

    private static string Short(string name) => name.Length > 60 ? $"{name[..60].TrimEnd()}…" : name;

    public string Canonical => $"{settings.PublicUrl}/annuaire/services/{Service.Slug}";

    public JsonLd Data => new(Sheet, this, settings.PublicUrl);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await ServiceSheet.Read(db, slug, cancel) is not { } sheet)
            return await MergedAddress.Find(db, EntryKind.Service, slug, cancel) is { } address ? LocalRedirect(address) : NotFound();
        Sheet = sheet;
        texts.Belgian = sheet.Country == "be";
        var months = await db.Set<Upkeep>().Where(u => u.Id == sheet.Service.Id).Select(u => u.Months).SingleOrDefaultAsync(cancel);
        Trust = TrustThread.Of(sheet.Provenances, time.GetUtcNow(), months);
        var words = sheet.Offers.ToLookup(o => o.Support, o => o.Description, StringComparer.Ordinal);
        Supports = [.. Service.Supports.Union(words.Select(w => w.Key), StringComparer.Ordinal).Select(code => (code, Label(Lists.SupportTypes, code), words[code].FirstOrDefault()))];
        Doors = ServiceHours.Of(Service, [.. sheet.Places.Select(p => p.Location)], sheet.Schedules, sheet.Exceptions, places);
        Crumbs = MakeCrumbs();
        return Page();
    }

    public string Label(string list, string code) => lists.Label(list, code, texts);

    public string Labels(string list, IEnumerable<string> codes) => string.Join(", ", codes.Select(c => Label(list, c)));

    /// <summary>The areas served, in the service's words where it gives some.</summary>
    public string? Areas => Service.AreaDescription ?? (Service.AreasServed.Count == 0 ? null : string.Join(", ", AreaNames));

    public IEnumerable<string> AreaNames => Service.AreasServed.Select(code => places.Find(code) is { } place ? place.Name : code);

    public string How(TrustKnot knot) => knot.How(texts, lists);

    public string How(Provenance said) => TrustThread.Overall([said], time.GetUtcNow())!.How(texts, lists);

    public string FieldName(string field) => TextBook.All.ContainsKey($"directory.field.{field}") ? texts[$"directory.field.{field}"] : field;

    /// <summary>The numbers to call: the service's own, then those of its places.</summary>
    public IReadOnlyList<Phone> Phones => [.. Sheet.Phones.Where(p => p.ServiceId is not null || Sheet.Places.All(l => l.Phones.Count == 0)).Concat(Sheet.Places.SelectMany(p => p.Phones)).DistinctBy(p => p.Number)];

    public string? Email => Service.Email ?? Sheet.Organization?.Email;

    public string? Website => Reach.Link(Service.Url) ?? Reach.Link(Sheet.Organization?.Website);

    public IReadOnlyList<Door> Doors { get; private set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public WeekTable Week(Door door) => new(door, Now, texts, Sheet.Flags.Any(f => f.Code == "hours-without-times"));

    public MapDrawing? Map(ServicePlace place)
    {
        if (place.Location is not { Latitude: { } latitude, Longitude: { } longitude })
            return null;
        var point = new GeoPoint(latitude, longitude);
        // A knot alone in an empty square says nothing of where it is.
        return towns.Around(point, 30) is { Count: > 0 } around ? new MapPainter(new MapRequest([new MapMark(point, 0, "")], point, Smallest: 6), around, 320, 150).Draw() : null;
    }

    /// <summary>What must be known before reading on, or null for a service that simply goes on.</summary>
    public string? StateWarning => Service.State switch
    {
        EntryStates.Dormant or EntryStates.Ceased or EntryStates.ClosedForNow or EntryStates.Full or EntryStates.ToVerify => texts[$"directory.state.{Service.State}"],
        _ => null,
    };

    /// <summary>Since when the source no longer names one of its places.</summary>
    private IEnumerable<string> AbsenceWords => Sheet.Places.Select(p => p.Location.AbsentSince).OfType<DateTimeOffset>()
        .Select(since => texts["directory.absent_place", since.InWords()]);

    /// <summary>Odd things of the source, in plain words, each once.</summary>
    public IEnumerable<string> FlagWords => AbsenceWords.Concat(Sheet.Flags
        .Select(f => TextBook.All.ContainsKey($"directory.flag.{f.Code}") ? texts[$"directory.flag.{f.Code}", f.Said] : texts["directory.flag.other", f.Field, f.Said]))
        .Distinct(StringComparer.Ordinal);

    private List<Crumb> MakeCrumbs()
    {
        List<Crumb> crumbs = [new(texts["directory.title"], "/annuaire")];
        if (Sheet.Places.Select(p => p.Location.PlaceCode).FirstOrDefault(c => c is not null) is { } code && places.Find(code) is { } place)
            crumbs.Add(new(place.ShortName, $"/annuaire?territoire={code}"));
        if (Sheet.Organization is { } organization)
            crumbs.Add(new(Short(organization.Name), $"/annuaire/organismes/{organization.Slug}"));
        return crumbs;
    }
}
