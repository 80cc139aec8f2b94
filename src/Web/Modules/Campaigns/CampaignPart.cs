using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Campaigns;

/// <summary>From an action to its invitation.</summary>
internal sealed class CampaignPart(AppDb db, ListBook book, Texts texts) : IActionPart
{
    public int Order => 5;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        if (!manages || action.Lead is not { } lead || !book.Owns(lead))
            return [];
        var progress = await Progress.Of(db, action.Id, cancel);
        return [new ActionLinkLine("campaign.title", $"/campagnes/{action.Slug}", progress.Total == 0 ? null : texts["campaign.progress.left", progress.Left, progress.Total])];
    }
}
