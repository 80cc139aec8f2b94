using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Sending;

/// <summary>Starts the sending of a campaign, pauses it, and ends it.</summary>
internal sealed class CampaignStart(AppDb db, RecipientReader reader, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Writes down every invitation that is to leave, in one transaction; null where the number is no longer the one that was confirmed.</summary>
    /// <param name="verifiedOnly">Addresses that nobody has looked at for a year are left for another time.</param>
    /// <exception cref="DbUpdateException">Someone else started it in the same moment.</exception>
    public async Task<IReadOnlyList<Recipient>?> Start(Campaign campaign, ActionCard action, int confirmed, bool verifiedOnly, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // First the campaign: of two who start at once, the second finds that it is another.
        (campaign.StartedAt, campaign.StoppedAt) = (campaign.StartedAt ?? now, null);
        db.Entry(campaign).State = EntityState.Modified;
        await db.SaveChangesAsync(cancel);
        var reach = await reader.Of(campaign, action, cancel);
        if (reach.Recipients.Count != confirmed)
            return null;
        List<Recipient> going = [.. reach.Recipients.Where(r => !verifiedOnly || !r.IsToVerify)];
        var first = reach.Unserved > 0 ? now.AddDays(campaign.HeadStartDays) : now;
        await BulkInsert.Write(db, [.. going.Select(r => new Invitation
        {
            Id = EntityId.New<InvitationId>(time),
            ActionId = campaign.ActionId,
            ChannelId = r.Channel.Id,
            Email = r.Email,
            EmailKey = r.Email is null ? null : Lists.MailKey.Of(r.Email),
            Addressee = r.Addressee,
            IsLetter = r.IsLetter,
            ContactId = r.Contact,
            StructureName = r.StructureName,
            StructureKey = Fold.Key(r.StructureName),
            DueAt = r.Channel.Kind is ChannelKind.Unserved ? now : first,
        })], cancel);
        db.Record(new AuditFact("campaign.started", $"action:{campaign.ActionId}", person.Id!.Value.Value, $"{going.Count(r => !r.IsLetter)}+{going.Count(r => r.IsLetter)}"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return going;
    }

    /// <summary>Nothing more leaves; what waits in the outbox comes back.</summary>
    public async Task<int> Pause(Campaign campaign, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await CampaignRound.Lock(db, cancel);
        campaign.StoppedAt = time.GetUtcNow();
        var back = await TakeBack(campaign.ActionId, cancel);
        db.Record(new AuditFact("campaign.paused", $"action:{campaign.ActionId}", person.Id!.Value.Value));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return back;
    }

    public async Task Resume(Campaign campaign, CancellationToken cancel)
    {
        campaign.StoppedAt = null;
        db.Record(new AuditFact("campaign.resumed", $"action:{campaign.ActionId}", person.Id!.Value.Value));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What has not left is forgotten; what has left stays counted. The campaign can be started again later. Returns how many will not leave.</summary>
    public async Task<int> Cancel(Campaign campaign, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await CampaignRound.Lock(db, cancel);
        campaign.StoppedAt = null;
        await TakeBack(campaign.ActionId, cancel);
        db.Record(new AuditFact("campaign.cancelled", $"action:{campaign.ActionId}", person.Id!.Value.Value));
        await db.SaveChangesAsync(cancel);
        var gone = await db.Set<Invitation>().Where(i => i.ActionId == campaign.ActionId && i.SentAt == null && i.Outcome == null).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }

    // One by one: a mail that a server is delivering at this moment is not there to be deleted, and has left.
    private async Task<int> TakeBack(ActionId action, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var waiting = await (from i in db.Set<Invitation>() join m in db.Set<OutgoingMail>() on i.MailId equals m.Id where i.ActionId == action && m.SentAt == null && m.Failures == 0 && m.DueAt <= now select i).ToListAsync(cancel);
        var back = 0;
        foreach (var invitation in waiting)
        {
            if (await db.Set<OutgoingMail>().Where(m => m.Id == invitation.MailId && m.SentAt == null && m.Failures == 0 && m.DueAt <= now).ExecuteDeleteAsync(cancel) != 1)
                continue;
            invitation.ComeBack();
            back++;
        }
        return back;
    }
}
