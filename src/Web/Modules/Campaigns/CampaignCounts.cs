using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>Counts who was invited and who applied, by channel.</summary>
internal sealed class CampaignCounts(AppDb db, IParticipants participants) : ICampaignFigures, IChannelNames
{
    public async Task<CampaignFigures?> Of(ActionId action, CancellationToken cancel)
    {
        // In memory: the database would order the kinds by their names.
        var channels = (await db.Set<CampaignChannel>().AsNoTracking().Where(c => c.ActionId == action).ToListAsync(cancel))
            .OrderBy(c => c.Kind).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        if (channels.Count == 0 && !await db.Set<Campaign>().AnyAsync(c => c.ActionId == action, cancel))
            return null;
        var invited = await db.Set<Invitation>().Where(i => i.ActionId == action && i.SentAt != null).Select(i => new { i.ChannelId, i.StructureKey }).Distinct().ToListAsync(cancel);
        var byChannel = invited.ToLookup(i => i.ChannelId);
        var applications = (await participants.Rows(action, cancel)).Where(r => CandidacyStatus.Of(r.Status).Counts).ToLookup(r => r.Channel, StringComparer.Ordinal);
        return new CampaignFigures(
            invited.Select(i => i.StructureKey).ToHashSet(StringComparer.Ordinal),
            [.. channels.Select(c => new ChannelFigures(c.Code, c.Name, c.Kind is ChannelKind.Network ? null : byChannel[c.Id].Count(), applications[c.Code].Count()))],
            [.. applications.Where(a => !channels.Exists(c => c.Code == a.Key)).SelectMany(a => a).CountBy(r => (r.Channel, Entry: r.Channel is null ? r.Entry : null))
                .OrderByDescending(o => o.Value).ThenBy(o => o.Key.Channel ?? o.Key.Entry, StringComparer.Ordinal).Select(o => new OriginFigures(o.Key.Channel, o.Key.Entry, o.Value))]);
    }

    async Task<IReadOnlyDictionary<string, string>> IChannelNames.Of(ActionId action, CancellationToken cancel) =>
        await db.Set<CampaignChannel>().AsNoTracking().Where(c => c.ActionId == action).ToDictionaryAsync(c => c.Code, c => c.Name, StringComparer.Ordinal, cancel);
}
