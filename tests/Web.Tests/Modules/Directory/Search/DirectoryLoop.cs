using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Geo;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Search;

/// <summary>Goes through the services of the database one by one, as somebody would who has never heard of an index.</summary>
internal sealed class DirectoryLoop
{
    private sealed record Row(Service Service, string? Structure, List<Location> Locations, HashSet<string> Words);

    private readonly IPlaces places;
    private readonly IVocabularies vocabularies;
    private readonly List<Row> rows = [];

    private DirectoryLoop(IPlaces places, IVocabularies vocabularies) => (this.places, this.vocabularies) = (places, vocabularies);

    public static async Task<DirectoryLoop> Load(AppDb db, IPlaces places, IVocabularies vocabularies, CancellationToken cancel)
    {
        var loop = new DirectoryLoop(places, vocabularies);
        var organizations = await db.Set<Organization>().ToListAsync(cancel);
        var locations = await db.Set<Location>().ToListAsync(cancel);
        var links = (await db.Set<ServiceAtLocation>().ToListAsync(cancel)).ToLookup(l => l.ServiceId);
        var addresses = (await db.Set<Address>().OrderBy(a => a.Position).ToListAsync(cancel)).ToLookup(a => a.LocationId);
        var offers = (await db.Set<ServiceOffer>().ToListAsync(cancel)).ToLookup(o => o.ServiceId);
        var terms = (await db.Set<ServiceTerm>().Join(db.Set<SourceTerm>(), t => t.TermId, t => t.Id, (t, s) => new { t.ServiceId, s.Name }).ToListAsync(cancel)).ToLookup(t => t.ServiceId);
        foreach (var service in await db.Set<Service>().ToListAsync(cancel))
        {
            if (!EntryStates.Listed.Contains(service.State))
                continue;
            var organization = organizations.SingleOrDefault(o => o.Id == service.OrganizationId);
            var at = links[service.Id].Select(l => locations.Single(p => p.Id == l.LocationId)).ToList();
            string?[] texts =
            [
                service.Name, service.AlternateName, service.Description, service.Eligibility, service.ApplicationProcess, service.AreaDescription,
                organization?.Name, organization?.AlternateName,
                .. at.Select(l => l.Name), .. at.Select(l => addresses[l.Id].FirstOrDefault()?.City), .. offers[service.Id].Select(o => o.Description), .. terms[service.Id].Select(t => t.Name),
            ];
            loop.rows.Add(new Row(service, organization?.StructureType, at, [.. texts.SelectMany(t => PlainLoop.Roots(t ?? ""))]));
        }
        return loop;
    }

    public int Count(SearchQuery query) => rows.Count(r => Answers(r, query));

    /// <summary>By value of a facet: how many answer everything else and that value.</summary>
    public Dictionary<string, int> Counts(SearchQuery query, Facet facet, IEnumerable<string> codes)
    {
        var others = rows.Where(r => Answers(r, query.Without(facet))).ToList();
        return codes.ToDictionary(c => c, c => others.Count(r => Has(r, facet, c)));
    }

    private bool Answers(Row row, SearchQuery query)
    {
        for (var f = 0; f < Facets.Count; f++)
        {
            if (query.Chosen[f] is { } codes && !codes.Any(c => Has(row, (Facet)f, c)))
                return false;
        }
        if (query.Near.Length > 0 && !IsNear(row, query))
            return false;
        return query.Words.Length == 0 || row.Words.Any(w => w.StartsWith(PlainLoop.Roots(query.Words).Single(), StringComparison.Ordinal));
    }

    private bool IsNear(Row row, SearchQuery query)
    {
        var place = places.Resolve(query.Near).Certain.ShouldNotBeNull();
        var close = row.Locations.Any(l => l is { Latitude: { } latitude, Longitude: { } longitude }
            && Distance.Kilometres(new GeoPoint(latitude, longitude), place.Point!.Value) <= (query.Radius ?? 30));
        return close || (query.Radius is null && Has(row, Facet.Territory, place.Code));
    }

    private bool Has(Row row, Facet facet, string code) => facet switch
    {
        Facet.Support => Any(row.Service.Supports, Lists.SupportTypes, code),
        Facet.Sector => row.Service.Sectors.Count == 0 || row.Service.Sectors.Contains(code),
        Facet.Public => row.Service.Publics.Count == 0 || row.Service.Publics.Contains("tous-publics") || Any(row.Service.Publics, Lists.Publics, code),
        Facet.Theme => Any(row.Service.Themes, Lists.Themes, code),
        Facet.Language => row.Service.Languages.Contains(code),
        Facet.Access => row.Service.Accessibility.Contains(code) || row.Locations.Any(l => l.Accessibility.Contains(code)),
        Facet.Help => Any(row.Service.PersonHelps, Lists.PersonHelpTypes, code),
        Facet.Purpose => row.Service.Purposes.Contains(code),
        Facet.Mode => row.Service.Modes.Contains(code),
        Facet.Kind => row.Structure is { } structure && Any([structure], Lists.StructureTypes, code),
        _ => row.Service.AreasServed.Any(area => places.Descends(area, code) || places.Descends(code, area)),
    };

    private bool Any(List<string> own, string list, string code)
    {
        foreach (var said in own)
        {
            for (var at = said; at is not null; at = vocabularies.Find(list, at)?.Parent)
            {
                if (at == code)
                    return true;
            }
        }
        return false;
    }
}
