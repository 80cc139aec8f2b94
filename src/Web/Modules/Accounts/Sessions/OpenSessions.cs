using System.Security.Claims;
using System.Security.Cryptography;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Sessions;

/// <summary>Opens and ends sessions, and says at each request whose it is.</summary>
internal sealed class OpenSessions(AppDb db, IOrganizations organizations, TimeProvider time)
{
    public const string Scheme = "maillage";
    public const string SessionClaim = "sid";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    /// <summary>Signs the person in on this browser; what was tracked to be saved (a used code, the audit log) is saved with it.</summary>
    public async Task Open(HttpContext context, Account account, bool keep, string way, string scheme = Scheme)
    {
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            AccountId = account.Id,
            Device = Device.Describe(context.Request.Headers.UserAgent.ToString()),
            StartedAt = now,
            SeenAt = now,
            IdleHours = keep ? 24 * SessionPeriods.KeptDays : SessionPeriods.IdleHours,
            EndsAt = now.AddDays(SessionPeriods.LongestDays),
        };
        db.Add(session);
        db.Record(new AuditFact("session.opened", $"account:{account.Id}", account.Id.Value, $"{way}, {session.Device}"));
        await db.SaveChangesAsync(context.RequestAborted);
        var identity = new ClaimsIdentity([new Claim(SessionClaim, session.Id.ToString())], scheme);
        await context.SignInAsync(scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = keep });
    }

    public static Guid? IdOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>Ends one session of this person; false when there is none such.</summary>
    public async Task<bool> End(AccountId account, Guid id, CancellationToken cancel)
    {
        if (await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == id && s.AccountId == account, cancel) is not { } session)
            return false;
        db.Remove(session);
        db.Record(new AuditFact("session.ended", $"account:{account}", account.Value, session.Device));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Marks all sessions of a person but one to be ended with the next save.</summary>
    public async Task EndOthers(AccountId account, Guid? kept, Guid? actor, CancellationToken cancel)
    {
        var sessions = await db.Set<Session>().Where(s => s.AccountId == account && s.Id != kept).ToListAsync(cancel);
        if (sessions.Count == 0)
            return;
        db.RemoveRange(sessions);
        db.Record(new AuditFact("sessions.ended", $"account:{account}", actor, $"{sessions.Count}"));
    }

    /// <summary>At each request: the session must still be there, and the roles are those of today.</summary>
    public async Task Validate(CookieValidatePrincipalContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var now = time.GetUtcNow();
        var found = IdOf(context.Principal) is { } id
            ? await (from s in db.Set<Session>().AsNoTracking()
                     join a in db.Set<Account>().AsNoTracking() on s.AccountId equals a.Id
                     where s.Id == id
                     select new { Session = s, a.DisplayName, a.Zone, a.Language }).SingleOrDefaultAsync(cancel)
            : null;
        if (found is null || !found.Session.IsOpen(now))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }
        if (now - found.Session.SeenAt > SeenEvery)
            await db.Set<Session>().Where(s => s.Id == found.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(found.Zone)).DateTime);
        var held = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.AccountId == found.Session.AccountId && m.Begins <= today && (m.Ends == null || m.Ends >= today))
            .Select(m => new HeldRole(m.Role, m.OrganizationId, m.TeamId)).ToListAsync(cancel);
        var person = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
        person.Become(found.Session.AccountId, found.DisplayName, found.Zone, await WithMadeOne(held, cancel));
        var claims = held.Select(h => h.Role.ToString()).Distinct(StringComparer.Ordinal).Select(r => new Claim(ClaimTypes.Role, r))
            .Append(new Claim(SessionClaim, found.Session.Id.ToString()))
            .Append(new Claim(ClaimTypes.NameIdentifier, found.Session.AccountId.ToString()))
            .Append(new Claim(ClaimTypes.Name, found.DisplayName));
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(claims, context.Scheme.Name)));
    }

    /// <summary>A role in an organisation is one in all that were made one with it.</summary>
    private async Task<IReadOnlyList<HeldRole>> WithMadeOne(List<HeldRole> held, CancellationToken cancel)
    {
        var madeOne = await organizations.MadeOne([.. held.Select(h => h.Organization).OfType<OrganizationId>()], cancel);
        return [.. held.SelectMany(h => h.Organization is { } of ? madeOne[of].Select(o => h with { Organization = o }) : [h]).Distinct()];
    }
}

/// <summary>Who asks, filled while the request is authenticated.</summary>
internal sealed class CurrentPerson : ICurrentPerson
{
    public AccountId? Id { get; private set; }

    public string? Name { get; private set; }

    public string Zone { get; private set; } = "Europe/Brussels";

    public IReadOnlyList<HeldRole> Roles { get; private set; } = [];

    public void Become(AccountId id, string name, string zone, IReadOnlyList<HeldRole> roles) => (Id, Name, Zone, Roles) = (id, name, zone, roles);
}
