using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>The catalogue: what is counted, how, from what, and what is not shown to whom.</summary>
[AllowAnonymous]
internal sealed class IndexModel(Texts texts, IVocabularies vocabularies) : PageModel
{
    public FigureWords Words { get; } = new(texts, vocabularies);

    public IEnumerable<(string Name, IEnumerable<IndicatorDefinition> Definitions)> Groups =>
        IndicatorCatalogue.One.Groups.Select(g => (Words.Said(g.Value), IndicatorCatalogue.One.Current.Where(i => i.Group == g.Key)));

    /// <summary>Versions that are no longer in force; what was published under them still names them.</summary>
    public static IEnumerable<IndicatorDefinition> Former(IndicatorDefinition definition) =>
        IndicatorCatalogue.One.Every.Where(i => i.Code == definition.Code && i.Version < definition.Version).OrderByDescending(i => i.Version);
}
