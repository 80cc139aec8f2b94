using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>A new edition invites by the same ways and in the same words; its links have codes of their own, and those unserved now come first.</summary>
internal sealed class CampaignRenewal(AppDb db, Texts texts, TimeProvider time) : IActionRenewal
{
    public int Order => 50;

    public async Task<string?> CarryOver(ActionCard from, ActionCard to, CancellationToken cancel)
    {
        if (await db.Set<Campaign>().AsNoTracking().Include(c => c.Channels).SingleOrDefaultAsync(c => c.ActionId == from.Id, cancel) is not { } former || to.Lead is not { } lead || lead != former.OrganizationId)
            return null;
        var campaign = new Campaign { ActionId = to.Id, OrganizationId = lead, Subject = former.Subject, Body = former.Body, Language = former.Language, HeadStartDays = former.HeadStartDays };
        var lists = await db.Set<Lists.MailingList>().Where(l => l.OrganizationId == lead).ToDictionaryAsync(l => l.Id, l => l.Name, cancel);
        // A list that was erased is not carried over; the unserved always are, the action they asked for is the former edition.
        foreach (var channel in former.Channels.Where(c => c.Kind is ChannelKind.Network || c.ListId is { } list && lists.ContainsKey(list)))
            campaign.Channels.Add(Copy(channel, to.Id, channel.ListId is { } list ? lists[list] : channel.Name));
        campaign.Channels.Add(new CampaignChannel { Id = EntityId.New<ChannelId>(time), ActionId = to.Id, Kind = ChannelKind.Unserved, Code = CampaignChannel.NewCode(), Name = texts["campaign.unserved"] });
        db.Add(campaign);
        return texts.Count("campaign.carried", campaign.Channels.Count);
    }

    private CampaignChannel Copy(CampaignChannel channel, ActionId to, string name) =>
        new() { Id = EntityId.New<ChannelId>(time), ActionId = to, Kind = channel.Kind, ListId = channel.ListId, NetworkId = channel.NetworkId, Code = CampaignChannel.NewCode(), Name = name };
}
