using System.Globalization;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>Reads what is answered, by a form, from paper or from a file: one way for all three. What cannot be read is told at its question.</summary>
internal sealed class SheetReader(Questionnaire questionnaire, Texts texts)
{
    /// <summary>By code of question; "code" for the code the person made.</summary>
    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>The answers on one sheet.</summary>
    /// <param name="said">What was given under a code of question or of a line of a table.</param>
    public Given Read(Func<string, IReadOnlyList<string>> said)
    {
        var given = new Given();
        foreach (var question in questionnaire.Content.Questions)
        {
            switch (question.Kind)
            {
                case QuestionKind.Open:
                    ReadText(question, said(question.Code), given);
                    break;
                case QuestionKind.One or QuestionKind.Many:
                    ReadChoice(question, said(question.Code), given);
                    break;
                default:
                    foreach (var (code, _) in question.Items)
                        ReadStep(question, code, said(code), given);
                    break;
            }
        }
        return given;
    }

    /// <summary>The code made of three things; null where none of the three is given. Two of three are told as a fault.</summary>
    public string? ReadCode(string? mother, string? day, string? street)
    {
        if (!questionnaire.IsPaired || string.IsNullOrWhiteSpace($"{mother}{day}{street}"))
            return null;
        return SelfMadeCode.Of(mother, day, street) ?? Wrong("code", texts["questionnaires.wrong.code"]);
    }

    /// <summary>The code as it stands in the box of a paper: EL 03 S.</summary>
    public string? ReadCode(string? boxed)
    {
        if (!questionnaire.IsPaired || string.IsNullOrWhiteSpace(boxed))
            return null;
        return SelfMadeCode.Boxed(boxed) ?? Wrong("code", texts["questionnaires.wrong.boxed", Typed.Line(boxed)]);
    }

    private void ReadStep(Question question, string code, IReadOnlyList<string> said, Given given)
    {
        if (First(said) is not { } one)
            return;
        if (int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= question.Steps)
            given.Values[code] = step;
        else
            Wrong(question.Code, texts["questionnaires.wrong.step", question.Steps, Shown(one)]);
    }

    private void ReadChoice(Question question, IReadOnlyList<string> said, Given given)
    {
        var all = said.Select(Typed.Line).Where(s => s.Length > 0).ToList();
        // On paper and in files several numbers stand in one box: 1, 3.
        if (question.Kind is QuestionKind.Many && all is [var together] && together.Split([',', ' ', '/', '+'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts && parts.All(p => p.All(char.IsAsciiDigit)))
            all = [.. parts];
        var lines = all.ConvertAll(s => Line(question, s));
        if (lines.IndexOf(null) is >= 0 and var unknown)
            Wrong(question.Code, texts["questionnaires.wrong.choice", question.Lines.Count, Shown(all[unknown])]);
        else if (question.Kind is QuestionKind.One && lines.Count > 1)
            Wrong(question.Code, texts["questionnaires.wrong.one_choice"]);
        else if (lines.Count > 0)
            given.Choices[question.Code] = [.. lines.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private void ReadText(Question question, IReadOnlyList<string> said, Given given)
    {
        var text = Typed.Text(said is [{ } first, ..] ? first : null);
        if (text.Length > Question.LongestAnswer)
            Wrong(question.Code, texts["questionnaires.wrong.long_text", Question.LongestAnswer, text.Length]);
        else if (text.Length > 0)
            given.Texts[question.Code] = text;
    }

    /// <summary>By its code, its number from 1, or its words.</summary>
    private static string? Line(Question question, string said) =>
        (question.Lines.Find(l => l.Code == said)
            ?? (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? question.Lines.ElementAtOrDefault(number - 1) : null)
            ?? question.Lines.Find(l => Fold.Key(l.Text.Fr) == Fold.Key(said)))?.Code;

    private static string? First(IReadOnlyList<string> said) => said.Select(Typed.Line).FirstOrDefault(s => s.Length > 0);

    private static string Shown(string said) => said.Length > 40 ? $"{said[..40]}…" : said;

    private string? Wrong(string code, string sentence)
    {
        Faults.TryAdd(code, sentence);
        return null;
    }
}
