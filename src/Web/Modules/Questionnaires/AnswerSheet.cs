namespace Maillage.Modules.Questionnaires;

/// <summary>The questions as someone fills them in, with what was typed and what was wrong.</summary>
internal sealed class AnswerSheet(Questionnaire questionnaire, IReadOnlyDictionary<string, IReadOnlyList<string>>? typed = null, IReadOnlyDictionary<string, string>? faults = null)
{
    public const string Prefix = "q-";

    public Questionnaire Questionnaire => questionnaire;

    public bool Has(string code, string value) => typed?.GetValueOrDefault(Prefix + code)?.Contains(value) == true;

    public string? Said(string name) => typed?.GetValueOrDefault(name) is [{ } first, ..] ? first : null;

    /// <summary>The sentence, already in words.</summary>
    public string? Fault(string code) => faults?.GetValueOrDefault(code);
}

/// <summary>One scale to choose a step of.</summary>
internal sealed record ScaleView(AnswerSheet Sheet, string Code, Question Question);
