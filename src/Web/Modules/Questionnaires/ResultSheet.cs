using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>One part of a result: a step of a scale, an option, a topic; null = too small to show.</summary>
internal sealed record ResultPart(string Label, int? Count);

/// <summary>What was answered to one item.</summary>
/// <param name="Answered">How many answered it, of those who are looked at.</param>
/// <param name="Parts">Null = hidden: fewer than five, or what is left would tell.</param>
/// <param name="High">How many chose one of the upper steps; null where there is no scale, or it is hidden.</param>
internal sealed record Result(Question Question, string Code, string Text, int Answered, IReadOnlyList<ResultPart>? Parts, int? High, double? Mean);

/// <summary>
/// Results as they may be read: nothing under five answers, under filters neither, and no two readings whose difference
/// would show fewer than five. Each item is judged on those who answered it.
/// </summary>
internal sealed class ResultSheet
{
    private readonly Questionnaire questionnaire;
    private readonly IReadOnlyList<Response> responses;
    private readonly IReadOnlyDictionary<string, string> chosen;

    /// <summary>The results of one closed questionnaire.</summary>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="responses">All answers.</param>
    /// <param name="asked">Line by code of question; what is no filter of the questionnaire is left out.</param>
    public ResultSheet(Questionnaire questionnaire, IReadOnlyList<Response> responses, IReadOnlyDictionary<string, string> asked)
    {
        this.questionnaire = questionnaire;
        this.responses = responses;
        chosen = Filters.Where(f => asked.TryGetValue(f.Code, out var line) && f.Lines.Exists(l => l.Code == line)).ToDictionary(f => f.Code, f => asked[f.Code], StringComparer.Ordinal);
    }

    public IEnumerable<Question> Filters => questionnaire.Content.Questions.Where(q => q is { IsFilter: true, Kind: QuestionKind.One });

    public bool IsFiltered => chosen.Count > 0;

    public bool Is(string filter, string line) => chosen.GetValueOrDefault(filter) == line;

    public int Respondents => responses.Count;

    /// <summary>How many of them the filters leave; always said.</summary>
    public int Selected => responses.Count(IsChosen);

    public bool IsShown => Shows(responses);

    public int FromPaper => responses.Count(r => r.FromPaper);

    /// <summary>Every item that is counted, in the order of the questionnaire.</summary>
    public IReadOnlyList<Result> Items(Typology typology, Reader reader, Texts texts) =>
        [.. questionnaire.Content.Questions.SelectMany(q => Of(q, typology, reader, texts))];

    private IEnumerable<Result> Of(Question question, Typology typology, Reader reader, Texts texts)
    {
        if (question.Kind is QuestionKind.Open)
            return [question.IsCoded ? Topics(question, typology, reader, texts) : new Result(question, question.Code, question.Text.In(texts.Language), responses.Where(IsChosen).Count(r => r.Given.Texts.ContainsKey(question.Code)), null, null, null)];
        return question.Kind is QuestionKind.One or QuestionKind.Many
            ? [Options(question, texts)]
            : question.Items.Select(item => Steps(question, item.Code, item.Text.In(texts.Language), texts));
    }

    private Result Steps(Question question, string code, string text, Texts texts)
    {
        List<Response> answered = [.. responses.Where(r => r.Given.Values.ContainsKey(code))];
        List<int> values = [.. answered.Where(IsChosen).Select(r => r.Given.Values[code])];
        if (values.Count == 0 || !Shows(answered))
            return new Result(question, code, text, values.Count, null, null, null);
        var parts = Scales.Steps(question, texts).Select((label, i) => new ResultPart(label, values.Count(v => v == i + 1)));
        return new Result(question, code, text, values.Count, [.. parts], values.Count(v => v >= High(question)), values.Average());
    }

    private Result Options(Question question, Texts texts)
    {
        List<Response> answered = [.. responses.Where(r => r.Given.Choices.ContainsKey(question.Code))];
        List<Response> seen = [.. answered.Where(IsChosen)];
        var isShown = seen.Count > 0 && Shows(answered);
        var parts = question.Lines.Select(l => new ResultPart(l.Text.In(texts.Language), seen.Count(r => r.Given.Choices[question.Code].Contains(l.Code))));
        return new Result(question, question.Code, question.Text.In(texts.Language), seen.Count, isShown ? [.. parts] : null, null, null);
    }

    // An answer may stand under several topics: there is no total that a small one could be found again from.
    private Result Topics(Question question, Typology typology, Reader reader, Texts texts)
    {
        List<Response> coded = [.. responses.Where(r => r.Given.Topics.GetValueOrDefault(question.Code) is { Count: > 0 })];
        List<Response> seen = [.. coded.Where(IsChosen)];
        var counts = seen.SelectMany(r => r.Given.Topics[question.Code].Distinct(StringComparer.Ordinal)).CountBy(t => t, StringComparer.Ordinal).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal);
        var isShown = seen.Count > 0 && Shows(coded);
        var parts = counts.Select(t => new ResultPart(typology.Label(question, t.Key, texts), SmallNumbers.Hides(t.Value, reader) ? null : t.Value));
        return new Result(question, question.Code, question.Text.In(texts.Language), seen.Count, isShown ? [.. parts] : null, null, null);
    }

    private bool IsChosen(Response response) => chosen.All(c => response.Given.Choices.GetValueOrDefault(c.Key)?.Contains(c.Value) == true);

    // The groups of every filter are judged, chosen or not: what is shown may not depend on what is asked first.
    private bool Shows(IReadOnlyList<Response> people)
    {
        var groups = Filters.SelectMany(f => f.Lines.Select(l => (Name(f.Code, l.Code), (IReadOnlySet<int>)people.Index().Where(p => p.Item.Given.Choices.GetValueOrDefault(f.Code)?.Contains(l.Code) == true).Select(p => p.Index).ToHashSet())));
        return Disclosure.Of(people.Count, groups).Shows(chosen.Select(c => Name(c.Key, c.Value)));
    }

    private static string Name(string filter, string line) => $"{filter} {line}";

    private static int High(Question question) => question.Kind is QuestionKind.Faces ? 3 : 4;
}
