using System.Globalization;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>Figures in the words and numbers of the reader's language.</summary>
internal sealed class FigureWords(Texts texts, IVocabularies vocabularies)
{
    private static readonly string[] Apart = [Measures.OnlyWithdrawn, Measures.Represented, Measures.Withdrawn, Measures.Replaced, Measures.Left, Measures.Cap, Measures.Excused, Measures.Vignettes, Measures.Bringers, Measures.Scheduled];

    public string Said(Wording wording) => wording.In(texts.Language, texts.Belgian);

    public string Name(IndicatorDefinition definition) => Said(definition.Label);

    /// <summary>"73,3 %"; null where it is not known. What this reader may not see is said to be hidden: that is not unknown.</summary>
    public string? Value(SeenFigure seen) => seen.Sight switch
    {
        Sight.Shown => Value(seen.Definition, seen.Figure.Value!.Value),
        Sight.Unknown => null,
        _ => texts["indicators.hidden_part"],
    };

    /// <summary>How far two values are apart: of two shares in points, "30,5 points".</summary>
    public string Distance(IndicatorDefinition definition, decimal change) =>
        definition.Unit is IndicatorUnit.Percent ? texts["indicators.points", (change * 100).ToString("0.0", CultureInfo.CurrentCulture)] : Value(definition, change);

    public string Value(IndicatorDefinition definition, decimal value) => definition.Unit switch
    {
        IndicatorUnit.Percent => texts["indicators.percent", (value * 100).ToString("0.0", CultureInfo.CurrentCulture)],
        IndicatorUnit.Ratio => value.ToString("0.0#", CultureInfo.CurrentCulture),
        IndicatorUnit.Hours => texts["indicators.hours", value.ToString("N1", CultureInfo.CurrentCulture)],
        IndicatorUnit.Euros => texts["indicators.euros", value.ToString("N2", CultureInfo.CurrentCulture)],
        _ => value.ToString("N0", CultureInfo.CurrentCulture),
    };

    /// <summary>Of how many; or why there is no value.</summary>
    public string Base(SeenFigure seen, Reader reader) => seen.Sight switch
    {
        Sight.Shown => IndicatorCatalogue.One.BaseOf(seen.Definition, seen.Figure.Base, texts) is var words && seen.Figure.Mean is { } mean ? texts["indicators.with_mean", words, mean.ToString("0.00", CultureInfo.CurrentCulture)] : $"{PartOf(seen)}{words}",
        Sight.FewAnswers => texts.Count("indicators.few_answers", seen.Figure.Answers ?? 0),
        Sight.Small => texts["indicators.small", SmallNumbers.Least(reader, seen.Definition.Sensitive)],
        Sight.Reserved => texts["indicators.reserved"],
        _ => seen.Definition.Sources.Contains("none") ? Said(IndicatorCatalogue.One.Sources["none"]) : texts["indicators.unknown"],
    };

    /// <summary>A share says of how many it is one: "66 sur 90", not its percentage alone.</summary>
    private static string? PartOf(SeenFigure seen) =>
        seen.Definition.Unit is IndicatorUnit.Percent && seen.Figure is { Value: { } share, Base: { } whole } ? $"{decimal.Round(share * whole).ToString("N0", CultureInfo.CurrentCulture)} " : null;

    public string Part(string code, string key) => key switch
    {
        _ when Apart.Contains(key) => texts[$"indicators.part.{key}"],
        "" => texts["indicators.part.no_reason"],
        _ when code == "P4d" => vocabularies.Label("application-reasons", key, texts),
        _ when code == "R1" => vocabularies.Label("theory-topics", key, texts),
        _ => texts[$"indicators.mark.{key}"],
    };

    public string PartCount(SeenPart part) => part.Count is { } count ? count.ToString("N0", CultureInfo.CurrentCulture) : texts["indicators.hidden_part"];

    /// <summary>Where it was counted from, and by which version.</summary>
    public string Sources(IndicatorDefinition definition) => string.Join(", ", definition.Sources.Select(s => Said(IndicatorCatalogue.One.Sources[s])));
}
