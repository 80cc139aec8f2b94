using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;

namespace Maillage.Modules.Directory.Exchange.OrServices;

/// <summary>The terms of the source's own taxonomies, and which service is said to be what.</summary>
internal sealed class OrServicesTerms(string folder, Bundle bundle, Dictionary<string, Service> services)
{
    private readonly Dictionary<string, CsvRow> terms = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> seen = [];

    public void Read(List<CsvRow> serviceRows)
    {
        var taxonomies = CsvTable.ReadOptional(folder, "taxonomy_types.csv", bundle, "taxonomy_type_recordid", "name").Rows
            .Where(r => r["taxonomy_type_recordid"] is not null && r["name"] is not null)
            .GroupBy(r => r["taxonomy_type_recordid"]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()["name"]!, StringComparer.Ordinal);
        var rows = CsvTable.ReadOptional(folder, "taxonomy_terms.csv", bundle, "taxonomy_recordid", "taxonomy_name").Rows;
        foreach (var row in rows.Where(r => r["taxonomy_recordid"] is null || r["taxonomy_name"] is null || !terms.TryAdd(r["taxonomy_recordid"]!, r)))
            bundle.Reject(row.File, row.Line, "taxonomy_recordid", "a term needs an id of its own and a name");
        foreach (var (id, row) in terms)
            bundle.Terms.Add(Make(id, row, taxonomies));

        foreach (var row in CsvTable.ReadOptional(folder, "service_attributes.csv", bundle, "service_id", "taxonomy_term_id").Rows)
            Say(row, row["service_id"], row["taxonomy_term_id"]);
        foreach (var row in serviceRows)
        {
            foreach (var term in row.Ids("service_taxonomy"))
                Say(row, row["service_recordid"], term);
        }
    }

    private SourceTerm Make(string id, CsvRow row, Dictionary<string, string> taxonomies)
    {
        var where = $"{row.File} {id}";
        var parents = row.Ids("taxonomy_parent_name").ToList();
        var parent = parents.Find(terms.ContainsKey);
        if (parents.Count > 1)
            bundle.Flag("several-parents", where, "taxonomy_parent_name", row["taxonomy_parent_name"], entry: null);
        else if (parents.Count == 1 && parent is null)
            bundle.Flag("unresolved-parent", where, "taxonomy_parent_name", row["taxonomy_parent_name"], entry: null);
        // Some rows name their taxonomy instead of giving its id.
        var taxonomy = row["taxonomy"] ?? taxonomies.FirstOrDefault(t => t.Value == row["taxonomy_vocabulary"]).Key;
        return new SourceTerm
        {
            Id = bundle.Id("term", id),
            Source = bundle.Source,
            SourceId = id,
            Name = row["taxonomy_name"]!,
            Description = row["taxonomy_x_description"],
            Taxonomy = taxonomy is null ? null : taxonomies.GetValueOrDefault(taxonomy, taxonomy),
            TaxonomyId = taxonomy is null ? null : bundle.Id("taxonomy", taxonomy),
            ParentId = parent is null || parent == id ? null : bundle.Id("term", parent),
            Code = row["taxonomy_id"],
        };
    }

    private void Say(CsvRow row, string? serviceId, string? termId)
    {
        if (serviceId is null || termId is null)
            return;
        var service = services.GetValueOrDefault(serviceId);
        if (service is null || !terms.ContainsKey(termId))
            bundle.Flag(service is null ? "unresolved-service" : "unresolved-term", $"{row.File} {serviceId}/{termId}", "taxonomy_term_id", termId, service?.Id.Value);
        else if (bundle.Id("service_term", $"{serviceId}/{termId}") is var id && seen.Add(id))
            bundle.ServiceTerms.Add(new ServiceTerm { Id = id, ServiceId = service.Id, TermId = bundle.Id("term", termId) });
    }
}
