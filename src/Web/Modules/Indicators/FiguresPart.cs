using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Indicators;

/// <summary>From an action to its figures, for those who work in the network or pay for it.</summary>
internal sealed class FiguresPart(IActions actions, Publishing.FigureBook book, Platform.Ui.Texts texts) : IActionPart
{
    public int Order => 50;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        List<ActionLinkLine> links = [];
        if (manages || await actions.ReaderOf(action, cancel) is Platform.Figures.Reader.Funder)
            links.Add(new ActionLinkLine("indicators.title", $"/indicateurs/{action.Slug}"));
        if (action.IsPublished && await book.LastOn(action.Id, cancel) is { } on)
            links.Add(new ActionLinkLine("indicators.published_title", $"/indicateurs/publies/{action.Slug}", texts["indicators.published_note", on.InWords()]));
        return links;
    }
}
