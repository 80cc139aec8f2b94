using Maillage.Modules.Directory.Hsds;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>One written table: its columns and rows.</summary>
internal sealed record WrittenTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>A bundle as the tables of HSDS: ours in full, and those that other programs read, made from ours.</summary>
internal sealed class HsdsTables(Bundle bundle, OwnTaxonomies taxonomies, IVocabularies vocabularies)
{
    public IEnumerable<WrittenTable> Write()
    {
        foreach (var table in DirectoryTables.All)
            yield return With(table, Made(table));
        yield return Taxonomies();
        yield return Table("languages", ["id", "service_id", "name", "code"], bundle.Services.SelectMany(s => s.Languages.Select(code =>
            Row(NamedId.Of("maillage", "language", $"{s.Id}/{code}"), s.Id, vocabularies.Find(Lists.Languages, code)?.Label.Fr ?? code, code))));
        yield return Table("service_areas", ["id", "service_id", "name", "description"], bundle.Services.SelectMany(s => s.AreasServed.DefaultIfEmpty().Where(c => c is not null || s.AreaDescription is not null).Select(code =>
            Row(NamedId.Of("maillage", "area", $"{s.Id}/{code}"), s.Id, code ?? s.AreaDescription, s.AreaDescription))));
        yield return Table("accessibility", ["id", "location_id", "description", "details"], bundle.Locations.Where(l => l.Accessibility.Count > 0 || l.AccessibilityDetails is not null).Select(l =>
            Row(NamedId.Of("maillage", "accessibility", l.Id.ToString()), l.Id, string.Join(", ", l.Accessibility), l.AccessibilityDetails)));
        yield return Table("organization_identifiers", ["id", "organization_id", "identifier_scheme", "identifier_type", "identifier"], bundle.Organizations.SelectMany(o =>
            new[] { ("BE-BCE_KBO", "Numéro d’entreprise", o.Bce), ("FR-SIRET", "SIRET", o.Siret), ("FR-FINESS", "FINESS", o.Finess) }.Where(n => n.Item3 is not null)
                .Select(n => Row(NamedId.Of("maillage", "identifier", $"{o.Id}/{n.Item1}"), o.Id, n.Item1, n.Item2, n.Item3))));
    }

    /// <summary>Our own table with the columns that only other programs need.</summary>
    private static WrittenTable With(ExchangeTable table, (string Column, Func<object, string?> Value)[] made, IEnumerable<IReadOnlyList<string?>>? more = null, Bundle? bundle = null) =>
        new(table.Name, [.. made.Select(m => m.Column), .. table.Columns],
            [.. table.Rows(bundle!).Cast<object>().Select(r => (IReadOnlyList<string?>)[.. made.Select(m => m.Value(r)), .. table.Write(r).Select(c => c.Value)]), .. more ?? []]);

    private WrittenTable With(ExchangeTable table, (string Column, Func<object, string?> Value)[] made) =>
        With(table, made, table == DirectoryTables.Terms ? OwnTerms(table) : table == DirectoryTables.Attributes ? OwnAttributes(table) : null, bundle);

    private static (string Column, Func<object, string?> Value)[] Made(ExchangeTable table) =>
        table == DirectoryTables.Services ? [("status", s => ServiceWriter.Status((Service)s))]
        : table == DirectoryTables.Attributes ? [("link_entity", _ => "service")] : [];

    private IEnumerable<IReadOnlyList<string?>> OwnTerms(ExchangeTable table) => taxonomies.Terms.Select(t => Pick(table, [], new(StringComparer.Ordinal)
    {
        ["id"] = t.Id.ToString(),
        ["code"] = t.Term.Code,
        ["name"] = t.Term.Label.Fr,
        ["description"] = t.Term.Label.Fr,
        ["parent_id"] = t.ParentId?.ToString(),
        ["taxonomy"] = t.Taxonomy.Name,
        ["taxonomy_id"] = t.Taxonomy.Id.ToString(),
    }));

    private IEnumerable<IReadOnlyList<string?>> OwnAttributes(ExchangeTable table) => bundle.Services.SelectMany(s => taxonomies.Of(s).Select(t => Pick(table, ["service"], new(StringComparer.Ordinal)
    {
        ["id"] = NamedId.Of("maillage", "attribute", $"{s.Id}/{t.Taxonomy.List}/{t.Term.Code}").ToString(),
        ["link_id"] = s.Id.ToString(),
        ["taxonomy_term_id"] = t.Id.ToString(),
    })));

    private static IReadOnlyList<string?> Pick(ExchangeTable table, string?[] made, Dictionary<string, string?> values) =>
        [.. made, .. table.Columns.Select(c => values.GetValueOrDefault(c))];

    private WrittenTable Taxonomies() => Table("taxonomies", ["id", "name", "description"],
        OwnTaxonomies.All.Select(t => Row(t.Id, t.Name, t.Description))
            .Concat(bundle.Terms.Where(t => t.TaxonomyId is not null).GroupBy(t => t.TaxonomyId).OrderBy(g => g.Key).Select(g => Row(g.Key, g.First().Taxonomy ?? g.First().Source, g.First().Taxonomy ?? g.First().Source))));

    private static WrittenTable Table(string name, string[] columns, IEnumerable<string?[]> rows) => new(name, columns, [.. rows]);

    private static string?[] Row(params object?[] cells) => [.. cells.Select(c => c?.ToString())];
}
