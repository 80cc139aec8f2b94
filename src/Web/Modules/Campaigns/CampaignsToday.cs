using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>Invitations by letter that are to be printed.</summary>
internal sealed class CampaignsToday(AppDb db, IActions actions, ListBook book, Texts texts, TimeProvider time) : IToday
{
    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var own = (await actions.Managed(cancel)).Where(a => a.Lead is { } lead && book.Owns(lead)).ToDictionary(a => a.Id);
        if (own.Count == 0)
            return [];
        List<ActionId> ids = [.. own.Keys];
        var now = time.GetUtcNow();
        var running = db.Set<Campaign>().Where(c => c.StartedAt != null && c.StoppedAt == null).Select(c => c.ActionId);
        var letters = await db.Set<Invitation>().AsNoTracking().Waiting(letters: true).Where(i => ids.Contains(i.ActionId) && running.Contains(i.ActionId) && i.DueAt <= now)
            .Select(i => new { i.ActionId, i.DueAt }).ToListAsync(cancel);
        return [.. letters.GroupBy(i => i.ActionId).Select(g => new TodayLine(texts.Count("campaign.today.letters", g.Count()), $"/campagnes/{own[g.Key].Slug}/lettres", DateOnly.FromDateTime(g.Min(i => i.DueAt).UtcDateTime), own[g.Key].Title))];
    }
}
