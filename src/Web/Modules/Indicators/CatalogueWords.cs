using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>The catalogue's words for other modules.</summary>
internal sealed class CatalogueWords(IVocabularies vocabularies, Texts texts) : IIndicatorWords
{
    public IReadOnlyDictionary<string, IndicatorWords> OfAccompaniments()
    {
        var words = new FigureWords(texts, vocabularies);
        return IndicatorCatalogue.One.Current.Where(d => d.IsOfAccompaniments)
            .ToDictionary(d => d.Code, d => new IndicatorWords(d.Code, words.Name(d), words.Said(d.Formula), words.Sources(d), d.Version, d.Since), StringComparer.Ordinal);
    }
}
