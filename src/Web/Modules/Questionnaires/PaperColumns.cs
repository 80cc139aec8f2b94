using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>One box of a paper sheet, in the order of the paper.</summary>
/// <param name="Code">The name of its column in a file.</param>
/// <param name="Number">As printed: 3, or 3b for a line of a table.</param>
/// <param name="Most">The highest number that may stand in it; null = words.</param>
internal sealed record PaperColumn(string Code, string Number, string Text, int? Most, bool IsSeveral);

internal static class PaperColumns
{
    public const string PersonCode = "code";

    public static IReadOnlyList<PaperColumn> Of(Questionnaire questionnaire, Texts texts) =>
        [.. questionnaire.Content.Questions.SelectMany((q, i) => Of(q, i + 1, texts.Language))];

    private static IEnumerable<PaperColumn> Of(Question question, int number, string language) => question.Kind switch
    {
        QuestionKind.Open => [new PaperColumn(question.Code, $"{number}", question.Text.In(language), null, false)],
        QuestionKind.One or QuestionKind.Many => [new PaperColumn(question.Code, $"{number}", question.Text.In(language), question.Lines.Count, question.Kind is QuestionKind.Many)],
        QuestionKind.Matrix => question.Items.Select((item, i) => new PaperColumn(item.Code, $"{number}{(char)('a' + i)}", item.Text.In(language), question.Steps, false)),
        _ => [new PaperColumn(question.Code, $"{number}", question.Text.In(language), question.Steps, false)],
    };
}
