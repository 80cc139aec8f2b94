using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Links;
using Maillage.Modules.Accounts.People;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.OwnData;

/// <summary>The account itself, its sessions, passkeys and roles.</summary>
internal sealed class AccountData(AppDb db, PeopleList list, TimeProvider time) : IPersonalData
{
    public string Name => "compte";

    public IReadOnlyList<PersonalColumn> Columns { get; } =
    [
        .. Personal.Columns<Account>(nameof(Account.DisplayName), nameof(Account.Email), nameof(Account.NormalizedEmail), nameof(Account.TotpSecret), nameof(Account.RecoveryCodes)),
        .. Personal.Columns<Session>(nameof(Session.Device)),
    ];

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var id = new AccountId(person.Account);
        if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } account)
            return null;
        var sessions = await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == id).Select(s => new { s.Device, s.StartedAt, s.SeenAt }).ToListAsync(cancel);
        var passkeys = await db.Set<IdentityUserPasskey<AccountId>>().AsNoTracking().Where(p => p.UserId == id).ToListAsync(cancel);
        var held = (await list.Memberships([id], cancel))[id].Select(m => new { Role = m.Membership.Role.ToString(), m.Organization, m.Team, m.Membership.Begins, m.Membership.Ends });
        return new
        {
            account.DisplayName,
            account.Email,
            account.Language,
            account.Zone,
            account.CreatedAt,
            // Secrets would only be a danger in a file: it says that they exist.
            OneTimeCodes = account.AsksForCode,
            RecoveryCodesLeft = account.RecoveryCodes.Count,
            Sessions = sessions,
            Passkeys = passkeys.Select(p => new { p.Data.Name, p.Data.CreatedAt }),
            Roles = held,
        };
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var id = new AccountId(person.Account);
        var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancel);
        account.Erase(time.GetUtcNow());
        await db.Set<Session>().Where(s => s.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.Set<AccountLink>().Where(l => l.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.Set<IdentityUserPasskey<AccountId>>().Where(p => p.UserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Memberships.Membership>().Where(m => m.AccountId == id).ExecuteDeleteAsync(cancel);
    }
}
