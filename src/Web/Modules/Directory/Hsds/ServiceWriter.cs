using System.Text.Json;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>One service as HSDS 3.0 writes it.</summary>
internal sealed class ServiceWriter(Utf8JsonWriter json, HsdsSet set, OwnTaxonomies taxonomies, IVocabularies vocabularies, IPlaces places, TimeProvider time)
{
    private readonly PlaceWriter place = new(json, set, time);

    /// <summary>What the list shows: one-to-one fields, with the organisation.</summary>
    public void Basic(Service service)
    {
        Own(service);
        if (service.OrganizationId is { } id && set.Organizations.TryGetValue(id, out var organization))
        {
            json.WriteStartObject("organization");
            Organization(json, organization);
            json.WriteEndObject();
        }
    }

    public void Full(Service service)
    {
        Basic(service);
        place.Phones("phones", set.Phones.Where(p => p.ServiceId == service.Id));
        var at = set.AtLocations[service.Id].ToList();
        // Hours that hold at one of its places are told there.
        place.Schedules(service, set.Schedules.Where(s => s.ServiceId == service.Id && !at.Exists(a => a.LocationId == s.LocationId)));
        json.Each("service_areas", Areas(service), area =>
        {
            json.WriteString("id", area.Id);
            json.WriteString("service_id", service.Id.Value);
            json.Text("name", area.Name);
            json.Text("description", area.Description);
        });
        json.Each("service_at_locations", at.Where(a => set.Locations.ContainsKey(a.LocationId)), a =>
        {
            json.WriteString("id", a.Id);
            json.WriteString("service_id", service.Id.Value);
            json.WriteString("location_id", a.LocationId.Value);
            json.Text("description", a.Description);
            place.Schedules(service, set.Schedules.Where(s => s.ServiceId == service.Id && s.LocationId == a.LocationId));
            place.Location(set.Locations[a.LocationId], full: true);
        });
        json.Each("languages", service.Languages, code =>
        {
            json.WriteString("id", NamedId.Of("maillage", "language", $"{service.Id}/{code}"));
            json.WriteString("service_id", service.Id.Value);
            json.Text("name", vocabularies.Find(Lists.Languages, code)?.Label.Fr ?? code);
            if (code.Length == 3)
                json.WriteString("code", code);
        });
        // Names, numbers and addresses of people are on the page for who needs them, not in open data.
        json.Each("contacts", set.Contacts[service.Id].Where(c => c.Title is not null), c =>
        {
            json.WriteString("id", c.Id);
            json.WriteString("service_id", service.Id.Value);
            json.Text("title", c.Title);
        });
        Attributes(service);
    }

    public static string Status(Service service) => service.State switch
    {
        EntryStates.Ceased => "defunct",
        // Its source is silent; nobody said that it ceased.
        _ when service.AbsentSince is not null => "inactive",
        EntryStates.ClosedForNow => "temporarily closed",
        EntryStates.Dormant => "inactive",
        _ => "active",
    };

    public static void Organization(Utf8JsonWriter json, Organization organization)
    {
        json.WriteString("id", organization.Id.Value);
        json.Text("name", organization.Name);
        json.Text("alternate_name", organization.AlternateName);
        json.Text("description", organization.Description ?? organization.Name);
        json.Mail("email", organization.Email);
        json.Link("website", organization.Website);
        json.Text("tax_status", organization.TaxStatus);
        json.Text("tax_id", organization.TaxId);
        json.Number("year_incorporated", organization.YearIncorporated);
        json.Text("legal_status", organization.LegalStatus);
        json.Id("parent_organization_id", organization.ParentId?.Value);
    }

    private void Own(Service service)
    {
        json.WriteString("id", service.Id.Value);
        json.Id("organization_id", service.OrganizationId is { } owner && set.Organizations.ContainsKey(owner) ? owner.Value : null);
        json.Text("name", service.Name);
        json.Text("alternate_name", service.AlternateName);
        json.Text("description", service.Description ?? service.Name);
        json.Link("url", service.Url);
        json.Mail("email", service.Email);
        json.WriteString("status", Status(service));
        json.Text("application_process", service.ApplicationProcess);
        json.Text("fees_description", service.Fees);
        json.Text("wait_time", service.WaitTime);
        json.Text("accreditations", service.Accreditations);
        json.Text("eligibility_description", service.Eligibility);
        json.Text("licenses", service.Licenses);
        if (set.Assured.TryGetValue(service.Id.Value, out var assured))
            json.Date("assured_date", DateOnly.FromDateTime(assured.UtcDateTime));
        json.Time("last_modified", service.UpdatedAt);
    }

    private IEnumerable<(Guid Id, string Name, string? Description)> Areas(Service service)
    {
        foreach (var code in service.AreasServed)
            yield return (NamedId.Of("maillage", "area", $"{service.Id}/{code}"), places.Find(code) is { } known ? places.Label(known) : code, service.AreaDescription);
        if (service.AreasServed.Count == 0 && service.AreaDescription is { } words)
            yield return (NamedId.Of("maillage", "area", $"{service.Id}/"), words, words);
    }

    private void Attributes(Service service)
    {
        var own = taxonomies.Of(service).Select(t => (NamedId.Of("maillage", "attribute", $"{service.Id}/{t.Taxonomy.List}/{t.Term.Code}"), t.Id, t.Taxonomy.List, (Action)(() => TermWriter.Own(json, t))));
        var foreign = set.Terms[service.Id].Select(t => (t.Said.Id, t.Term.Id, t.Term.Taxonomy ?? t.Term.Source, (Action)(() => TermWriter.Foreign(json, t.Term))));
        json.Each("attributes", own.Concat(foreign), a =>
        {
            json.WriteString("id", a.Item1);
            json.WriteString("link_id", service.Id.Value);
            json.WriteString("taxonomy_term_id", a.Item2);
            json.Text("link_type", a.Item3);
            json.WriteString("link_entity", "service");
            json.WriteStartObject("taxonomy_term");
            a.Item4();
            json.WriteEndObject();
        });
    }
}

/// <summary>Terms and taxonomies, ours and those of sources.</summary>
internal static class TermWriter
{
    public static void Own(Utf8JsonWriter json, OwnTerm term)
    {
        json.WriteString("id", term.Id);
        json.WriteString("code", term.Term.Code);
        json.Text("name", term.Term.Label.Fr);
        json.Text("description", $"{term.Term.Label.Fr} · {term.Term.Label.Nl} · {term.Term.Label.En}");
        json.Id("parent_id", term.ParentId);
        json.Text("taxonomy", term.Taxonomy.Name);
        json.WriteStartObject("taxonomy_detail");
        Taxonomy(json, term.Taxonomy.Id, term.Taxonomy.Name, term.Taxonomy.Description);
        json.WriteEndObject();
        json.WriteString("language", "fra");
        json.WriteString("taxonomy_id", term.Taxonomy.Id);
    }

    public static void Foreign(Utf8JsonWriter json, SourceTerm term)
    {
        json.WriteString("id", term.Id);
        json.Text("code", term.Code);
        json.Text("name", term.Name);
        json.Text("description", term.Description ?? term.Name);
        json.Id("parent_id", term.ParentId);
        json.Text("taxonomy", term.Taxonomy);
        if (term.TaxonomyId is not { } id)
            return;
        json.WriteStartObject("taxonomy_detail");
        Taxonomy(json, id, term.Taxonomy ?? term.Source, term.Taxonomy ?? term.Source);
        json.WriteEndObject();
        json.WriteString("taxonomy_id", id);
    }

    public static void Taxonomy(Utf8JsonWriter json, Guid id, string name, string description)
    {
        json.WriteString("id", id);
        json.Text("name", name);
        json.Text("description", description);
    }
}
