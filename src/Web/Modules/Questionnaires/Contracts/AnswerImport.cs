using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Questionnaires.Contracts;

/// <summary>A questionnaire that was answered elsewhere, without who answered.</summary>
/// <param name="Moment">One of <see cref="Moments"/>.</param>
/// <param name="Items">Code and text of each item, 1 to 5.</param>
/// <param name="Answers">One line per person: value by code of item; null = no answer.</param>
internal sealed record ImportedAnswers(
    ActionId Action, string Moment, string Title, DateOnly On,
    IReadOnlyList<(string Code, string Text)> Items,
    IReadOnlyList<IReadOnlyDictionary<string, int?>> Answers);

internal enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,
}

/// <summary>Writes answers that come from a file; the same file twice changes nothing.</summary>
internal interface IAnswerImport
{
    /// <summary>Inside the caller's transaction; tracked changes are saved by the caller.</summary>
    Task<ImportOutcome> Put(ImportedAnswers answers, CancellationToken cancel);
}
