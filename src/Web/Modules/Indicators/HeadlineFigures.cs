using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>The four figures at the head of a public record; people fewer than the reader may see are not counted out.</summary>
internal sealed class HeadlineFigures(FigureReader reader, IActions actions, Texts texts) : IActionFigures
{
    public async Task<IReadOnlyList<ActionFigure>> Of(ActionCard action, CancellationToken cancel)
    {
        var figures = await reader.Read(action.Id, cancel);
        if (figures.Requests == 0 && figures.PlannedHalfDays == 0)
            return [];
        var seen = await actions.ReaderOf(action, cancel);
        // Structures and half-days are no people: their count tells of nobody.
        List<ActionFigure> lines = [new("P1", Number(figures.PartnerStructures), texts["indicators.p1"], texts["indicators.p1.base"])];
        if (figures.PlannedHalfDays > 0)
            lines.Add(new("P3", Number(figures.HeldHalfDays), texts["indicators.p3"], texts.Count("indicators.p3.base", figures.PlannedHalfDays)));
        return
        [
            .. lines,
            new("P4a", People(figures.Requests, seen), texts["indicators.p4a"], Base(figures.Requests, seen, texts["indicators.p4a.base"])),
            new("P4b", figures.Accepted == 0 ? null : People(figures.Accepted, seen), texts["indicators.p4b"], Base(figures.Accepted, seen, texts.Count("indicators.p4b.base", figures.RepresentedStructures))),
        ];
    }

    private string People(int count, Reader seen) => SmallNumbers.Hides(count, seen) ? $"< {SmallNumbers.Least(seen, isSensitive: false)}" : Number(count);

    private string Base(int count, Reader seen, string words) => SmallNumbers.Hides(count, seen) ? texts["indicators.small", SmallNumbers.Least(seen, isSensitive: false)] : words;

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
