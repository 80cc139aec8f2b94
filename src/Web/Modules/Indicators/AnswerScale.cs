using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Figures;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>What people answered, mark by mark, a dot an answer.</summary>
internal static class AnswerScale
{
    private static readonly string[] Codes = ["R2", "R3", "R4", "R5", "R6", "P5"];

    /// <summary>Null where nothing may be shown.</summary>
    public static SheetScale? Of(IEnumerable<SeenFigure> figures, Texts texts, FigureWords words)
    {
        var rows = figures.Where(f => f.IsShown && Codes.Contains(f.Code) && f.Parts.Count == 5)
            .Select(f => new SheetScaleRow(words.Name(f.Definition), [.. f.Parts.Select(p => p.Count)], texts["indicators.part_of", words.Value(f)!, f.Figure.Base ?? 0])).ToList();
        if (rows.Count == 0)
            return null;
        var scale = new SheetScale(texts["indicators.answers"], texts["indicators.name"], texts["indicators.value"], [.. Enumerable.Range(1, 5).Select(i => texts[$"indicators.mark.{i}"])], rows, "");
        return scale with { Note = scale.Each == 1 ? texts.Count("indicators.answers.note", SmallNumbers.FewestAnswers) : texts["indicators.answers.scaled", scale.Each] };
    }
}
