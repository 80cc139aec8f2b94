using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>The typology of what was learnt (R1) that the network's list of topics offers to begin with.</summary>
internal sealed class Typology(IVocabularies vocabularies)
{
    private const string Topics = "theory-topics";

    /// <summary>Gives each coded question of the template the network's typology; it is edited where answers are coded.</summary>
    public QuestionList Fill(QuestionList content)
    {
        foreach (var question in content.Questions.Where(q => q is { IsCoded: true, Topics.Count: 0 }))
            question.Topics = [.. Offered()];
        return content;
    }

    /// <summary>Those of the network that are about what was learnt.</summary>
    public IEnumerable<QuestionLine> Offered() =>
        vocabularies.List(Topics).Where(t => !t.Closed && t.Extra.TryGetValue("maps_to", out var to) && to.Contains("R1", StringComparison.Ordinal))
            .Select(t => new QuestionLine { Code = t.Code, Text = Said.Of(t.Label.Fr, t.Label.Nl, t.Label.En) });

    /// <summary>What a code says: the questionnaire's own word, else the network's.</summary>
    public string Label(Question question, string code, Texts texts) =>
        question.Topics.Find(t => t.Code == code)?.Text.In(texts.Language) ?? vocabularies.Label(Topics, code, texts);
}
