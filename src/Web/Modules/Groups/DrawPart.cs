using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Groups;

/// <summary>From an action to its draw: its preparation for who prepares it, its public page for everyone once the hash is there.</summary>
internal sealed class DrawPart(SortitionBook book) : IActionPart
{
    public int Order => 20;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        var links = new List<ActionLinkLine>();
        if (await book.Find(action.Id, cancel) is { IsPublic: true } sortition)
            links.Add(new ActionLinkLine("groups.public", $"/groupes/tirages/{sortition.Slug}"));
        if (manages)
            links.Add(new ActionLinkLine("groups.title", $"/groupes/{action.Slug}"));
        return links;
    }
}
