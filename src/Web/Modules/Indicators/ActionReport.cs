using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Print;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>The account of an action for who paid for it: what was meant, what was done, what people say, what does not fit together, and how it was counted.</summary>
internal sealed class ActionReport(ActionCard action, ActionFacts record, ActionWriting writing, GroupFigures figures, IReadOnlyList<FigureDeclaration> written, FigureSnapshot? last, Reader reader, IVocabularies vocabularies, Texts texts)
{
    private static readonly string[] Activity = ["structures", "sessions", "people", "work"];
    private static readonly string[] Said = ["answers", "change"];

    private readonly FigureWords words = new(texts, vocabularies);
    private readonly IReadOnlyList<SeenFigure> seen = SeenFigure.Of(Measures.Of(figures), reader);

    public Sheet Write(string address, DateTimeOffset at)
    {
        List<SheetPart> parts =
        [
            .. Front(at),
            new SheetBreak(),
            .. writing.Beginning,
            new SheetHeading(texts["indicators.report.activity"]),
            .. Tables(Activity),
            .. Sessions(),
            .. Answers(),
            .. Gaps(),
            .. Costs(),
            new SheetHeading(texts["indicators.report.method"]),
            new SheetText(texts["indicators.report.method.text", Day(at), SmallNumbers.FewestAnswers]),
        ];
        return new Sheet(texts["indicators.report.title"], action.Title, parts, texts["indicators.report.foot", address, Day(at)]) { HasFront = true };
    }

    private IEnumerable<SheetPart> Front(DateTimeOffset at)
    {
        yield return new SheetFacts(
        [
            (texts["indicators.report.lead"], action.LeadName),
            (texts["indicators.report.funders"], writing.Funders.Count == 0 ? null : string.Join(", ", writing.Funders.Select(f => f.Name))),
            (texts["indicators.report.period"], figures.Window(action) is ({ } from, { } to) ? texts["indicators.period.dates", Day(from), Day(to)] : null),
            (texts["indicators.report.made"], Day(at)),
            (texts["indicators.report.published"], last is null ? texts["indicators.report.not_published"] : texts["indicators.version.link", last.Number, Day(last.At)]),
        ]);
        var heads = new[] { "P1", "P3b", "P4a", "P4b" }.Select(c => seen.First(f => f.Code == c));
        yield return new SheetTable(texts["indicators.report.figures"], Head("name", "value", "base"), [.. heads.Select(f => (IReadOnlyList<string?>)[words.Name(f.Definition), words.Value(f), words.Base(f, reader)])], [1]);
    }

    private IEnumerable<SheetTable> Tables(IEnumerable<string> groups) => groups.Select(g => new SheetTable(
        words.Said(IndicatorCatalogue.One.Groups[g]),
        Head("name", "value", "base", "formula"),
        [.. seen.Where(f => f.Definition.Group == g).Select(f => (IReadOnlyList<string?>)[words.Name(f.Definition), words.Value(f), words.Base(f, reader), $"{f.Code}, v{f.Definition.Version}. {words.Said(f.Definition.Formula)}"])],
        [1]));

    private IEnumerable<SheetPart> Sessions()
    {
        if (!figures.HasSessions || figures.ScheduledSessions == 0)
            yield break;
        var present = figures.Facts.Sessions.Attendance.Where(a => a.IsPresence).CountBy(a => a.Session).ToDictionary();
        yield return new SheetHeading(texts["indicators.report.sessions"]);
        yield return new SheetTable(
            texts["indicators.report.sessions"], Head("row.date", "row.half_day", "row.status", "row.minutes", "row.presences", "row.topics"),
            [
                .. figures.Facts.Sessions.Sessions.Select(s => (IReadOnlyList<string?>)
                    [Day(s.Date), texts[$"indicators.row.{s.HalfDay}"], vocabularies.Label("session-statuses", s.Status, texts), s.IsHeld ? s.Minutes?.ToString(CultureInfo.CurrentCulture) : null, s.IsHeld ? present.GetValueOrDefault(s.Id).ToString(CultureInfo.CurrentCulture) : null, s.Topics.Count == 0 ? null : string.Join("\u202f; ", s.Topics.Select(t => vocabularies.Label("theory-topics", t, texts)))]),
            ],
            [3, 4]);
    }

    private IEnumerable<SheetPart> Answers()
    {
        yield return new SheetHeading(texts["indicators.report.answers"]);
        if (AnswerScale.Of(seen, texts, words) is { } scale)
            yield return scale;
        foreach (var table in Tables(Said))
            yield return table;
        if (seen.FirstOrDefault(f => f is { Code: "R1", IsShown: true }) is { } topics)
            yield return new SheetTable(words.Name(topics.Definition), Head("row.topics", "row.people"), [.. topics.Parts.Select(p => (IReadOnlyList<string?>)[words.Part("R1", p.Key), words.PartCount(p)])], [1]);
    }

    /// <summary>Where the record contradicts itself, and where values that stand side by side differ.</summary>
    private IEnumerable<SheetPart> Gaps()
    {
        var comparison = new FigureComparison(record.Declared, written, last, words, texts);
        List<string> gaps = [.. writing.Contradictions, .. seen.SelectMany(f => comparison.Line(f, reader).Differences.Select(d => $"{words.Name(f.Definition)}\u202f: {d}"))];
        yield return new SheetHeading(texts["indicators.report.gaps"]);
        yield return gaps.Count == 0 ? new SheetText(texts["indicators.report.gaps.none"]) : new SheetList(gaps);
    }

    // What one participant costs is left out unless the lead makes it public.
    private IEnumerable<SheetPart> Costs()
    {
        if (writing.Funders.Count == 0)
            yield break;
        yield return new SheetHeading(texts["indicators.report.costs"]);
        yield return new SheetTable(texts["indicators.report.funders"], Head("row.funder", "row.amount"), [.. writing.Funders.Select(f => (IReadOnlyList<string?>)[f.Name, f.Amount is { } amount ? Money(amount) : null])], [1]);
        var shown = seen.Where(f => f.Definition.Group == "cost" && (record.CostIsPublic || f.Code == "P7a")).ToList();
        yield return new SheetTable(words.Said(IndicatorCatalogue.One.Groups["cost"]), Head("name", "value", "base", "formula"),
            [.. shown.Select(f => (IReadOnlyList<string?>)[words.Name(f.Definition), words.Value(f), words.Base(f, reader), words.Said(f.Definition.Formula)])], [1]);
    }

    private string Money(decimal amount) => texts["indicators.euros", amount.ToString("N2", CultureInfo.CurrentCulture)];

    private List<string> Head(params string[] columns) => [.. columns.Select(c => texts[$"indicators.{c}"])];

    private static string Day<T>(T date) where T : struct, IFormattable => date.InWords();
}
