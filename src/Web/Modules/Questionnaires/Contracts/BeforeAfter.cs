using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Questionnaires.Contracts;

/// <summary>One item before and now.</summary>
/// <param name="Before">Mean of all who answered then; null = fewer than five.</param>
/// <param name="Pairs">How many are known to be the same by their code.</param>
/// <param name="Change">Null = fewer than five pairs, or the few who are not paired could be told by difference.</param>
/// <param name="MostRose">Where the counts are hidden and there are five pairs: whether more than half stand higher.</param>
internal sealed record Compared(string Code, string Text, int BeforeCount, double? Before, int NowCount, double? Now, int Pairs, Change? Change, bool? MostRose);

/// <summary>How many stand higher, alike, lower than before.</summary>
internal sealed record Change(int Higher, int Alike, int Lower);

/// <summary>What was answered at one moment, once no answer comes in any more.</summary>
/// <param name="Asked">How many people it was meant for; null = not known.</param>
internal sealed record Answered(QuestionnaireId Id, string Title, int Respondents, int? Asked, int FromPaper);

/// <summary>Before and now, with what is too small to be read already hidden.</summary>
/// <param name="Items">Empty as long as fewer than five answered.</param>
internal sealed record BeforeAfter(Answered? Before, Answered? Now, IReadOnlyList<Compared> Items)
{
    /// <summary>The partial that draws the items.</summary>
    public const string Drawing = "/Modules/Questionnaires/Sheets/_Compared.cshtml";
}

/// <summary>Sets the last closed questionnaire of an action against the one before; who asks has made sure that its reader may.</summary>
internal interface IBeforeAfter
{
    Task<BeforeAfter> Of(ActionId action, CancellationToken cancel);
}
