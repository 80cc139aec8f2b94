using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Search;

/// <summary>Reads the listed services with all that is searched of them, in one query per table.</summary>
internal sealed class EntryReader
{
    private readonly List<SearchEntry> entries = [];

    public static async Task<IReadOnlyList<SearchEntry>> Read(AppDb db, CancellationToken cancel)
    {
        var organizations = await db.Set<Organization>().AsNoTracking()
            .Select(o => new { o.Id, o.Name, o.AlternateName, o.StructureType })
            .ToDictionaryAsync(o => o.Id, cancel);
        var texts = await Texts(db, cancel);
        var locations = await Places(db, cancel);
        var verified = await db.Set<Provenance>().GroupBy(p => p.EntryId)
            .Select(g => new { g.Key, At = g.Max(p => p.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var reader = new EntryReader();
        await foreach (var service in db.Set<Service>().AsNoTracking().Where(s => EntryStates.Listed.Contains(s.State) && s.AbsentSince == null).OrderBy(s => s.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var organization = service.OrganizationId is { } id ? organizations.GetValueOrDefault(id) : null;
            reader.Add(service, organization?.Name, organization?.AlternateName, organization?.StructureType, [.. locations[service.Id]], [.. texts[service.Id]], verified.TryGetValue(service.Id.Value, out var at) ? at : service.UpdatedAt);
        }
        return reader.entries;
    }

    private void Add(Service service, string? organization, string? alias, string? structure, Place[] places, (SearchField Field, string Text)[] more, DateTimeOffset verified)
    {
        (SearchField Field, string? Text)[] own =
        [
            (SearchField.Name, service.AlternateName),
            (SearchField.Organization, alias),
            (SearchField.Description, service.Description),
            (SearchField.Description, service.Eligibility),
            (SearchField.Description, service.ApplicationProcess),
            (SearchField.Place, service.AreaDescription),
            .. places.SelectMany(p => new[] { p.Name, p.City }).Distinct().Select(text => (SearchField.Place, text)),
        ];
        entries.Add(new SearchEntry
        {
            Id = service.Id.Value,
            Slug = service.Slug,
            Name = service.Name,
            Organization = organization,
            Texts = [.. own.Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => (t.Field, t.Text!)), .. more],
            Values =
            [
                .. service.Supports.Select(c => (Facet.Support, c)),
                .. service.Sectors.Select(c => (Facet.Sector, c)),
                .. service.Publics.Select(c => (Facet.Public, c)),
                .. service.Themes.Select(c => (Facet.Theme, c)),
                .. service.Languages.Select(c => (Facet.Language, c)),
                .. service.Accessibility.Concat(places.SelectMany(p => p.Accessibility)).Distinct().Select(c => (Facet.Access, c)),
                .. service.PersonHelps.Select(c => (Facet.Help, c)),
                .. service.Purposes.Select(c => (Facet.Purpose, c)),
                .. service.Modes.Select(c => (Facet.Mode, c)),
                .. structure is null ? Array.Empty<(Facet, string)>() : [(Facet.Kind, structure)],
            ],
            Everything = [.. service.Sectors.Count == 0 ? [Facet.Sector] : Array.Empty<Facet>(), .. service.Publics.Count == 0 ? [Facet.Public] : Array.Empty<Facet>()],
            Areas = service.AreasServed,
            Communes = [.. places.Select(p => p.Commune).OfType<string>().Distinct()],
            Points = [.. places.Where(p => p.Latitude is >= -90 and <= 90 && p.Longitude is >= -180 and <= 180).Select(p => (p.Latitude!.Value, p.Longitude!.Value))],
            Doubtful = service.State == EntryStates.ToVerify,
            Verified = DateOnly.FromDateTime(verified.UtcDateTime),
        });
    }

    private static async Task<ILookup<ServiceId, (SearchField Field, string Text)>> Texts(AppDb db, CancellationToken cancel)
    {
        var offers = await db.Set<ServiceOffer>().AsNoTracking().Select(o => new { o.ServiceId, o.Description }).ToListAsync(cancel);
        var modules = await db.Set<TrainingModule>().AsNoTracking().Select(m => new { m.ServiceId, m.Title, m.Description }).ToListAsync(cancel);
        var tools = await db.Set<Tool>().AsNoTracking().Select(t => new { t.ServiceId, t.Name, t.Description }).ToListAsync(cancel);
        var terms = await db.Set<ServiceTerm>().AsNoTracking()
            .Join(db.Set<SourceTerm>(), t => t.TermId, t => t.Id, (said, term) => new { said.ServiceId, term.Name }).ToListAsync(cancel);
        return offers.Select(o => (o.ServiceId, SearchField.Offer, o.Description))
            .Concat(modules.Select(m => (m.ServiceId, SearchField.Offer, $"{m.Title}. {m.Description}")))
            .Concat(tools.Select(t => (t.ServiceId, SearchField.Offer, $"{t.Name}. {t.Description}")))
            .Concat(terms.Select(t => (t.ServiceId, SearchField.Label, t.Name)))
            .ToLookup(t => t.ServiceId, t => (t.Item2, t.Item3));
    }

    private sealed record Place(string? Name, string? City, string? Commune, double? Latitude, double? Longitude, List<string> Accessibility);

    private static async Task<ILookup<ServiceId, Place>> Places(AppDb db, CancellationToken cancel)
    {
        var cities = (await db.Set<Address>().AsNoTracking().OrderBy(a => a.Position).Select(a => new { a.LocationId, a.City }).ToListAsync(cancel))
            .ToLookup(a => a.LocationId, a => a.City);
        var locations = (await db.Set<Location>().AsNoTracking()
                .Select(l => new { l.Id, l.Name, l.PlaceCode, l.Latitude, l.Longitude, l.Accessibility }).ToListAsync(cancel))
            .ToDictionary(l => l.Id, l => new Place(l.Name, cities[l.Id].FirstOrDefault(), l.PlaceCode, l.Latitude, l.Longitude, l.Accessibility));
        return (await db.Set<ServiceAtLocation>().AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.ServiceId, s.LocationId }).ToListAsync(cancel))
            .ToLookup(s => s.ServiceId, s => locations[s.LocationId]);
    }
}
