using Maillage.Modules.Directory.Sources;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>For each field that an import fills, who says so: the source, unchecked.</summary>
internal static class FirstProvenances
{
    public static void Add(Bundle bundle, DateTimeOffset now)
    {
        var seen = new HashSet<Guid>();
        foreach (var o in bundle.Organizations)
            Fields(o.Id.Value, [("name", o.Name), ("alternate_name", o.AlternateName), ("description", o.Description), ("email", o.Email), ("website", o.Website), ("legal_status", o.LegalStatus)]);
        foreach (var s in bundle.Services)
        {
            Fields(s.Id.Value, [("name", s.Name), ("alternate_name", s.AlternateName), ("description", s.Description), ("email", s.Email), ("url", s.Url),
                ("application_process", s.ApplicationProcess), ("fees", s.Fees), ("wait_time", s.WaitTime), ("eligibility", s.Eligibility), ("area_description", s.AreaDescription)]);
        }
        foreach (var l in bundle.Locations)
            Fields(l.Id.Value, [("name", l.Name), ("description", l.Description), ("transportation", l.Transportation), ("accessibility_details", l.AccessibilityDetails), ("coordinates", l.Latitude is null ? null : "")]);
        foreach (var a in bundle.Addresses)
            Say(a.LocationId.Value, "address");
        foreach (var p in bundle.Phones)
            Say(p.ServiceId?.Value ?? p.LocationId?.Value ?? p.OrganizationId?.Value, "phones");
        foreach (var s in bundle.Schedules)
            Say(s.ServiceId?.Value ?? s.LocationId?.Value, "hours");
        foreach (var t in bundle.ServiceTerms)
            Say(t.ServiceId.Value, "terms");

        void Fields(Guid entry, (string Field, string? Value)[] fields)
        {
            foreach (var (field, _) in fields.Where(f => f.Value is not null))
                Say(entry, field);
        }

        void Say(Guid? entry, string field)
        {
            if (entry is not { } id || bundle.Id("provenance", $"{id}|{field}") is var provenance && !seen.Add(provenance))
                return;
            bundle.Provenances.Add(new Provenance { Id = provenance, EntryId = id, Field = field, How = Landing.How, Who = bundle.Source, At = now });
        }
    }
}
