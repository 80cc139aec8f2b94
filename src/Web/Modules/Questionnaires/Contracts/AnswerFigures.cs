using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Questionnaires.Contracts;

/// <summary>When a questionnaire is answered, as the world outside writes it.</summary>
internal static class Moments
{
    public const string Before = "avant";
    public const string After = "apres";
    public const string SixMonths = "plus-6-mois";

    public static readonly IReadOnlyList<string> All = [Before, After, SixMonths];

    /// <summary>0, 1, 2 in order of time.</summary>
    public static int Order(string moment) => moment switch { Before => 0, After => 1, _ => 2 };
}

/// <summary>What one person said before and after; who it is nobody knows.</summary>
internal sealed record AnswerPair(int Before, int After);

/// <summary>What was answered to one questionnaire, before any hiding: who shows it applies SmallNumbers.</summary>
/// <param name="Moment">One of <see cref="Moments"/>.</param>
/// <param name="IsAnonymous">False = it is known who answered (never what).</param>
/// <param name="IsClosed">Figures of an open one still move: a reader who watches them sees each answer come in.</param>
/// <param name="Asked">How many people it was meant for; null = not known.</param>
/// <param name="Items">By code of item (R2, R3a, P5…; R3 = the higher of R3a and R3b), each sorted by value, null = no answer: lines of two items do not belong together.</param>
/// <param name="Topics">R1: how many answers were coded into each topic; no total, an answer may hold several.</param>
/// <param name="Coded">How many answers to R1 were coded at all.</param>
/// <param name="Pairs">By item, against the questionnaire before; empty for that one itself.</param>
internal sealed record QuestionnaireFigures(
    QuestionnaireId Id, string Moment, string Title, bool IsAnonymous, bool IsClosed, int Respondents, int? Asked,
    IReadOnlyDictionary<string, IReadOnlyList<int?>> Items,
    IReadOnlyDictionary<string, int> Topics, int Coded,
    IReadOnlyDictionary<string, IReadOnlyList<AnswerPair>> Pairs);

/// <summary>The answers to the questionnaires of an action, for indicators.</summary>
internal interface IAnswerFigures
{
    /// <summary>In order of moment, then of version.</summary>
    Task<IReadOnlyList<QuestionnaireFigures>> Of(ActionId action, CancellationToken cancel);
}
