using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments;

/// <summary>From an action to its accompaniment, for who prepares it; to its figures, for who pays.</summary>
internal sealed class AccompanimentPart(AccompanimentBook book, IActions actions, IVocabularies vocabularies, Texts texts, TimeProvider time) : IActionPart
{
    public int Order => 5;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        if (action.Kind != AccompanimentBook.Kind)
            return [];
        if (!manages)
            return await actions.ReaderOf(action, cancel) is Platform.Figures.Reader.Funder ? [new ActionLinkLine("accompaniments.figures", $"/accompagnements/{action.Slug}/chiffres")] : [];
        var (one, isNew) = await book.Of(action.Id, cancel);
        var note = isNew ? texts["accompaniments.part.new"] : vocabularies.Label(AccompanimentLists.States, one.StateOn(action.Today(time)), texts);
        return [new ActionLinkLine("accompaniments.part", $"/accompagnements/{action.Slug}", note)];
    }
}
