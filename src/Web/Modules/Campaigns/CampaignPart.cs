using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns.Lists;

namespace Maillage.Modules.Campaigns;

/// <summary>From an action to whom its organisation writes to.</summary>
internal sealed class CampaignPart(ListBook book) : IActionPart
{
    public int Order => 5;

    public Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ActionLinkLine>>(manages && action.Lead is { } lead && book.Owns(lead) ? [new ActionLinkLine("mailing.title", "/campagnes/listes")] : []);
}
