using System.Text.Json;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>/hsds/organizations.</summary>
internal sealed class OrganizationShelf(AppDb db, ServiceShelf services, OwnTaxonomies taxonomies, TimeProvider time) : IShelf
{
    public Task<int> Count(HsdsQuery query, CancellationToken cancel) => Organizations(query).CountAsync(cancel);

    public async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Read(HsdsQuery query, int skip, int take, CancellationToken cancel)
    {
        var page = await Organizations(query).OrderBy(o => o.Id).Skip(skip).Take(take).ToListAsync(cancel);
        return query.Full || query.FullService
            ? await Whole(page, query.FullService, cancel)
            : [.. page.Select(o => (Action<Utf8JsonWriter>)(json => ServiceWriter.Organization(json, o)))];
    }

    public async Task<Action<Utf8JsonWriter>?> Find(Guid id, HsdsQuery query, CancellationToken cancel)
    {
        var known = OrganizationId.From(id);
        var page = await db.Set<Organization>().AsNoTracking().Where(o => o.Id == known && EntryStates.Shown.Contains(o.State)).ToListAsync(cancel);
        return await Whole(page, query.FullService, cancel) is [var first, ..] ? first : null;
    }

    private IQueryable<Organization> Organizations(HsdsQuery query)
    {
        var organizations = db.Set<Organization>().AsNoTracking().Where(o => EntryStates.Shown.Contains(o.State));
        foreach (var word in query.Words.Select(Like.Contains))
            organizations = organizations.Where(o => EF.Functions.Like(o.Name.ToLower(), word, Like.Escape) || EF.Functions.Like(o.Description!.ToLower(), word, Like.Escape));
        if (query.ModifiedAfter is { } after)
            organizations = organizations.Where(o => o.UpdatedAt >= after);
        return organizations;
    }

    private async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Whole(List<Organization> page, bool fullServices, CancellationToken cancel)
    {
        var ids = page.Select(o => o.Id).ToList();
        var owned = await db.Set<Service>().Where(s => ids.Contains(s.OrganizationId!.Value) && EntryStates.Shown.Contains(s.State)).OrderBy(s => s.Id).Select(s => new { s.Id, s.OrganizationId }).ToListAsync(cancel);
        var set = await HsdsSet.Read(db, owned.ConvertAll(o => o.Id), fullServices, cancel);
        var byOwner = owned.ToLookup(o => o.OrganizationId!.Value, o => o.Id);
        var places = await PlacesOf(ids, cancel);
        return [.. page.Select(o => (Action<Utf8JsonWriter>)(json => Write(json, o, places, set, byOwner[o.Id], fullServices)))];
    }

    /// <summary>The organisations' own numbers and locations, as a set without services.</summary>
    private async Task<HsdsPlaces> PlacesOf(List<OrganizationId> ids, CancellationToken cancel)
    {
        var locations = await db.Set<Location>().AsNoTracking().Where(l => ids.Contains(l.OrganizationId!.Value)).OrderBy(l => l.Id).ToListAsync(cancel);
        var phones = await db.Set<Phone>().AsNoTracking().Where(p => ids.Contains(p.OrganizationId!.Value)).OrderBy(p => p.Id).ToListAsync(cancel);
        return new HsdsPlaces(locations.ToLookup(l => l.OrganizationId!.Value), phones.ToLookup(p => p.OrganizationId!.Value));
    }

    private sealed record HsdsPlaces(ILookup<OrganizationId, Location> Locations, ILookup<OrganizationId, Phone> Phones);

    private void Write(Utf8JsonWriter json, Organization organization, HsdsPlaces own, HsdsSet set, IEnumerable<ServiceId> owned, bool fullServices)
    {
        ServiceWriter.Organization(json, organization);
        (string Scheme, string Type, string? Number)[] numbers =
            [("BE-BCE_KBO", "Numéro d’entreprise", organization.Bce), ("FR-SIRET", "SIRET", organization.Siret), ("FR-FINESS", "FINESS", organization.Finess)];
        json.Each("organization_identifiers", numbers.Where(n => n.Number is not null), n =>
        {
            json.WriteString("id", NamedId.Of("maillage", "identifier", $"{organization.Id}/{n.Scheme}"));
            json.WriteString("organization_id", organization.Id.Value);
            json.WriteString("identifier_scheme", n.Scheme);
            json.WriteString("identifier_type", n.Type);
            json.Text("identifier", n.Number);
        });
        var place = new PlaceWriter(json, set, time);
        place.Phones("phones", own.Phones[organization.Id]);
        json.Each("locations", own.Locations[organization.Id], place.Own);
        if (organization.StructureType is { } kind && taxonomies.Find(Lists.StructureTypes, kind) is { } term)
        {
            json.Each("attributes", [term], t =>
            {
                json.WriteString("id", NamedId.Of("maillage", "attribute", $"{organization.Id}/{t.Taxonomy.List}/{t.Term.Code}"));
                json.WriteString("link_id", organization.Id.Value);
                json.WriteString("taxonomy_term_id", t.Id);
                json.WriteString("link_type", t.Taxonomy.List);
                json.WriteString("link_entity", "organization");
                json.WriteStartObject("taxonomy_term");
                TermWriter.Own(json, t);
                json.WriteEndObject();
            });
        }
        json.Each("services", owned, id => services.Writer(set, id, fullServices)(json));
    }
}
