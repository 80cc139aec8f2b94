using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Questionnaires;

/// <summary>One question as it is written; the other languages are optional.</summary>
public sealed class QuestionForm
{
    public string? Text { get; set; }

    public string? TextNl { get; set; }

    public string? TextEn { get; set; }

    public string? Scale { get; set; }

    /// <summary>One option or one line of a table on each line.</summary>
    public string? Lines { get; set; }

    public string? LinesNl { get; set; }

    public string? LinesEn { get; set; }

    public bool IsFilter { get; set; }

    public bool IsCoded { get; set; }

    /// <summary>Of the questionnaire as it was read.</summary>
    public int Version { get; set; }

    internal static QuestionForm Of(Question question, int version) => new()
    {
        Text = question.Text.Fr,
        TextNl = question.Text.Nl,
        TextEn = question.Text.En,
        Scale = question.Scale,
        Lines = string.Join('\n', question.Lines.Select(l => l.Text.Fr)),
        LinesNl = Others(question, l => l.Text.Nl),
        LinesEn = Others(question, l => l.Text.En),
        IsFilter = question.IsFilter,
        IsCoded = question.IsCoded,
        Version = version,
    };

    /// <summary>Writes it on the question; every fault is told at its field, and then nothing is written.</summary>
    internal void WriteTo(Question question, ModelStateDictionary errors, Texts texts)
    {
        var text = Typed.Line(Text);
        if (text.Length == 0)
            errors.AddModelError("Form.Text", texts["questionnaires.wrong.no_text"]);
        foreach (var (field, said) in new[] { ("Form.Text", text), ("Form.TextNl", Typed.Line(TextNl)), ("Form.TextEn", Typed.Line(TextEn)) })
        {
            if (said.Length > Question.LongestText)
                errors.AddModelError(field, texts["questionnaires.wrong.long_text", Question.LongestText, said.Length]);
        }
        var scaled = question.Kind is QuestionKind.Likert or QuestionKind.Matrix;
        if (scaled && !Scales.All.Contains(Scale))
            errors.AddModelError("Form.Scale", texts["questionnaires.wrong.scale"]);
        var lines = question.Kind is QuestionKind.One or QuestionKind.Many or QuestionKind.Matrix ? ReadLines(question, errors, texts) : [];
        if (!errors.IsValid)
            return;
        question.Text = Said.Of(text, NullIfEmpty(Typed.Line(TextNl)), NullIfEmpty(Typed.Line(TextEn)));
        question.Scale = scaled ? Scale : null;
        question.Lines = lines;
        question.IsFilter = IsFilter && question.Kind is QuestionKind.One;
        question.IsCoded = IsCoded && question.Kind is QuestionKind.Open;
    }

    // A line that says the same as before keeps its code; before and after are compared by it.
    private List<QuestionLine> ReadLines(Question question, ModelStateDictionary errors, Texts texts)
    {
        var (fr, nl, en) = (Typed.Lines(Lines), Typed.Lines(LinesNl), Typed.Lines(LinesEn));
        if (fr.Count < (question.Kind is QuestionKind.Matrix ? 1 : 2))
            errors.AddModelError("Form.Lines", texts["questionnaires.wrong.few_lines"]);
        else if (fr.Count > Question.MostLines)
            errors.AddModelError("Form.Lines", texts["questionnaires.wrong.many_lines", Question.MostLines, fr.Count]);
        else if (fr.Distinct(StringComparer.CurrentCultureIgnoreCase).Count() < fr.Count)
            errors.AddModelError("Form.Lines", texts["questionnaires.wrong.same_lines"]);
        foreach (var (field, said) in new[] { ("Form.LinesNl", nl), ("Form.LinesEn", en) })
        {
            if (said.Count > 0 && said.Count != fr.Count)
                errors.AddModelError(field, texts["questionnaires.wrong.other_lines", fr.Count, said.Count]);
        }
        if (fr.Concat(nl).Concat(en).Any(l => l.Length > Question.LongestText))
            errors.AddModelError("Form.Lines", texts["questionnaires.wrong.long_line", Question.LongestText]);
        if (!errors.IsValid)
            return [];
        var kept = question.Lines.Where(l => fr.Contains(l.Text.Fr)).ToDictionary(l => l.Text.Fr, l => l.Code, StringComparer.Ordinal);
        var free = new Queue<string>(Enumerable.Range(0, 26).Select(n => $"{(char)('a' + n)}").Except(question.Lines.Select(l => l.Code), StringComparer.Ordinal));
        return [.. fr.Select((line, i) => new QuestionLine { Code = kept.GetValueOrDefault(line) ?? free.Dequeue(), Text = Said.Of(line, nl.ElementAtOrDefault(i), en.ElementAtOrDefault(i)) })];
    }

    private static string? Others(Question question, Func<QuestionLine, string?> said) =>
        question.Lines.Exists(l => said(l) is { Length: > 0 }) ? string.Join('\n', question.Lines.Select(l => said(l) is { Length: > 0 } own ? own : l.Text.Fr)) : null;

    private static string? NullIfEmpty(string said) => said.Length == 0 ? null : said;
}
