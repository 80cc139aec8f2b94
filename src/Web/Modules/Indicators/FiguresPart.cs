using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Indicators;

/// <summary>From an action to its figures, for those who work in the network or pay for it.</summary>
internal sealed class FiguresPart(IActions actions) : IActionPart
{
    public int Order => 50;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel) =>
        manages || await actions.ReaderOf(action, cancel) is Platform.Figures.Reader.Funder ? [new ActionLinkLine("indicators.title", $"/indicateurs/{action.Slug}")] : [];
}
