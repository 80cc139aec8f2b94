using Maillage.Modules.Directory.Services;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>One of our lists as HSDS reads it.</summary>
internal sealed record OwnTaxonomy(Guid Id, string List, string Name, string Description);

/// <summary>One item of our lists as HSDS reads it.</summary>
internal sealed record OwnTerm(Guid Id, OwnTaxonomy Taxonomy, VocabularyTerm Term)
{
    public Guid? ParentId => Term.Parent is { } parent ? OwnTaxonomies.TermId(Taxonomy.List, parent) : null;
}

/// <summary>Our lists as taxonomies: the same ids on every installation, for they come from the codes.</summary>
internal sealed class OwnTaxonomies(IVocabularies vocabularies)
{
    private const string Source = "maillage";

    private static readonly string[] Exposed =
    [
        Lists.SupportTypes, Lists.PersonHelpTypes, Lists.NeedPurposes, Lists.RequesterSectors, Lists.Settings, Lists.Publics, Lists.Themes, Lists.DeliveryModes, Lists.StructureTypes,
    ];

    public static IReadOnlyList<OwnTaxonomy> All { get; } = [.. Exposed.Select(list => new OwnTaxonomy(
        NamedId.Of(Source, "taxonomy", list), list, TextBook.All[$"hsds.taxonomy.{list}"].Fr, $"{TextBook.All[$"hsds.taxonomy.{list}"].Fr} ({list})"))];

    public static Guid TermId(string list, string code) => NamedId.Of(Source, "term", $"{list}/{code}");

    public IEnumerable<OwnTerm> Terms => All.SelectMany(taxonomy => vocabularies.List(taxonomy.List).Select(term => new OwnTerm(TermId(taxonomy.List, term.Code), taxonomy, term)));

    public OwnTerm? Find(Guid id) => Terms.FirstOrDefault(t => t.Id == id);

    public OwnTerm? Find(string list, string code) => vocabularies.Find(list, code) is { } term
        ? new OwnTerm(TermId(list, code), All.First(t => t.List == list), term) : null;

    public IEnumerable<OwnTerm> Of(Service service) => Exposed.SelectMany(list => (ListOf(service, list) ?? []).Select(code => Find(list, code))).OfType<OwnTerm>();

    /// <summary>The codes of a list that a service has; null for a list that is not said of services.</summary>
    public static List<string>? ListOf(Service service, string list) => list switch
    {
        Lists.SupportTypes => service.Supports,
        Lists.PersonHelpTypes => service.PersonHelps,
        Lists.NeedPurposes => service.Purposes,
        Lists.RequesterSectors => service.Sectors,
        Lists.Settings => service.Settings,
        Lists.Publics => service.Publics,
        Lists.Themes => service.Themes,
        Lists.DeliveryModes => service.Modes,
        _ => null,
    };

    /// <summary>Services of which any item of a list is said.</summary>
    public static IQueryable<Service> WithAny(IQueryable<Service> services, string list) => list switch
    {
        Lists.SupportTypes => services.Where(s => s.Supports.Count > 0),
        Lists.PersonHelpTypes => services.Where(s => s.PersonHelps.Count > 0),
        Lists.NeedPurposes => services.Where(s => s.Purposes.Count > 0),
        Lists.RequesterSectors => services.Where(s => s.Sectors.Count > 0),
        Lists.Settings => services.Where(s => s.Settings.Count > 0),
        Lists.Publics => services.Where(s => s.Publics.Count > 0),
        Lists.Themes => services.Where(s => s.Themes.Count > 0),
        Lists.DeliveryModes => services.Where(s => s.Modes.Count > 0),
        _ => services.Where(_ => false),
    };

    public static IQueryable<Service> With(IQueryable<Service> services, string list, string code) => list switch
    {
        Lists.SupportTypes => services.Where(s => s.Supports.Contains(code)),
        Lists.PersonHelpTypes => services.Where(s => s.PersonHelps.Contains(code)),
        Lists.NeedPurposes => services.Where(s => s.Purposes.Contains(code)),
        Lists.RequesterSectors => services.Where(s => s.Sectors.Contains(code)),
        Lists.Settings => services.Where(s => s.Settings.Contains(code)),
        Lists.Publics => services.Where(s => s.Publics.Contains(code)),
        Lists.Themes => services.Where(s => s.Themes.Contains(code)),
        Lists.DeliveryModes => services.Where(s => s.Modes.Contains(code)),
        _ => services.Where(_ => false),
    };
}
