using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Search;

/// <summary>Takes from the vocabularies the values of the facets and the words that are read as others.</summary>
internal static class LabelReader
{
    private static readonly (Facet Facet, string List)[] Sources =
    [
        (Facet.Support, Lists.SupportTypes),
        (Facet.Sector, Lists.RequesterSectors),
        (Facet.Public, Lists.Publics),
        (Facet.Theme, Lists.Themes),
        (Facet.Language, Lists.Languages),
        (Facet.Access, Lists.Accessibility),
        (Facet.Help, Lists.PersonHelpTypes),
        (Facet.Purpose, Lists.NeedPurposes),
        (Facet.Mode, Lists.DeliveryModes),
        (Facet.Kind, Lists.StructureTypes),
    ];

    /// <summary>The vocabulary of a facet; none for territories.</summary>
    public static string? ListOf(Facet facet) => Sources.FirstOrDefault(s => s.Facet == facet).List;

    public static IReadOnlyList<FacetValue> Values(IVocabularies vocabularies) =>
    [
        .. Sources.SelectMany(s => vocabularies.List(s.List).Select(t => new FacetValue(s.Facet, t.Code, t.Parent, Labels(t.Label), t.Synonyms)
        {
            MeansAll = t.Code == "tous-publics",
        })),
    ];

    public static IReadOnlyList<Expansion> Expansions(IVocabularies vocabularies) =>
    [
        .. Sources.SelectMany(s => vocabularies.List(s.List).SelectMany(t => t.Synonyms.Select(from => new Expansion(from, t.Label.Fr, (s.Facet, t.Code))))),
        // The neutral term is what is shown; the old word itself leads there too.
        .. vocabularies.List(Lists.NeutralTerms).SelectMany(t => t.Synonyms.Select(from => new Expansion(from, t.Label.Fr, null))),
        .. vocabularies.List(Lists.Substances).SelectMany(t => t.Synonyms.Select(from => new Expansion(from, Plain(t.Label.Fr), null))),
    ];

    /// <summary>"Cannabis (herbe)" is looked for as "cannabis".</summary>
    private static string Plain(string label) => label.Split('(', ',')[0].Trim().ToLowerInvariant();

    private static string[] Labels(Wording wording)
    {
        var labels = new string[Tongues.Count];
        labels[Tongues.French] = wording.Fr;
        labels[Tongues.Belgian] = wording.FrBe ?? wording.Fr;
        labels[Tongues.Dutch] = wording.Nl;
        labels[Tongues.English] = wording.En;
        return labels;
    }
}
