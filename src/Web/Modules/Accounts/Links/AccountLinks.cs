using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Links;

/// <summary>Makes the links of mails, and lets each open once.</summary>
internal sealed class AccountLinks(AppDb db, TimeProvider time)
{
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(1);

    /// <summary>A new link, which takes the place of those sent before for the same; saved with what comes next.</summary>
    public async Task<string> Make(Account account, LinkPurpose purpose, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<AccountLink>().Where(l => l.AccountId == account.Id && l.Purpose == purpose).ToListAsync(cancel));
        var (link, secret) = AccountLink.For(account.Id, purpose, time.GetUtcNow() + (purpose is LinkPurpose.Invitation ? InvitationLasts : ResetLasts));
        db.Add(link);
        return secret;
    }

    /// <summary>Whose link it is, without using it; null when it was used, is over, or never was.</summary>
    public async Task<Account?> Look(string secret, LinkPurpose purpose, CancellationToken cancel)
    {
        var (hash, now) = (AccountLink.HashOf(secret), time.GetUtcNow());
        return await (from l in db.Set<AccountLink>()
                      join a in db.Set<Account>() on l.AccountId equals a.Id
                      where l.Hash == hash && l.Purpose == purpose && l.EndsAt > now
                      select a).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Uses the link, inside the caller's transaction; false when someone was faster.</summary>
    public async Task<bool> Use(string secret, CancellationToken cancel)
    {
        var (hash, now) = (AccountLink.HashOf(secret), time.GetUtcNow());
        return await db.Set<AccountLink>().Where(l => l.Hash == hash && l.EndsAt > now).ExecuteDeleteAsync(cancel) == 1;
    }
}
