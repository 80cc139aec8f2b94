using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Sending;

/// <summary>How far one channel is.</summary>
internal sealed record ChannelProgress(ChannelId Channel, bool IsLetter, int Total, int Left, int Undelivered, int Opposed, DateTimeOffset? NextDue)
{
    public int Waiting => Total - Left - Opposed;
}

/// <summary>How far a campaign is, counted by the database.</summary>
internal sealed record Progress(IReadOnlyList<ChannelProgress> Channels)
{
    private IEnumerable<ChannelProgress> Mails => Channels.Where(c => !c.IsLetter);

    /// <summary>When the next of those that wait leaves; null = none waits.</summary>
    public DateTimeOffset? NextDue => Mails.Min(c => c.NextDue);

    public int Total => Mails.Sum(c => c.Total - c.Opposed);

    public int Left => Mails.Sum(c => c.Left);

    public int Waiting => Mails.Sum(c => c.Waiting);

    public int Undelivered => Mails.Sum(c => c.Undelivered);

    public int Opposed => Mails.Sum(c => c.Opposed);

    public int LettersWaiting => Channels.Where(c => c.IsLetter).Sum(c => c.Waiting);

    public int LettersLeft => Channels.Where(c => c.IsLetter).Sum(c => c.Left);

    public static async Task<Progress> Of(AppDb db, ActionId action, CancellationToken cancel) =>
        new([.. (await db.Set<Invitation>().AsNoTracking().Where(i => i.ActionId == action).GroupBy(i => new { i.ChannelId, i.IsLetter }).Select(g => new
        {
            g.Key.ChannelId,
            g.Key.IsLetter,
            Total = g.Count(),
            Left = g.Count(i => i.SentAt != null),
            Undelivered = g.Count(i => i.Outcome == Invitation.Undelivered),
            Opposed = g.Count(i => i.Outcome == Invitation.Opposed && i.SentAt == null),
            NextDue = g.Min(i => i.SentAt == null && i.Outcome == null ? (DateTimeOffset?)i.DueAt : null),
        }).ToListAsync(cancel)).Select(g => new ChannelProgress(g.ChannelId, g.IsLetter, g.Total, g.Left, g.Undelivered, g.Opposed, g.NextDue))]);
}
