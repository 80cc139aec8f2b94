using System.Net;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Limits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>What came of a try to sign in. Whoever tries learns no more than this.</summary>
internal enum SignInResult
{
    Refused,
    TooMany,
    CodeAsked,
    Accepted,
}

/// <summary>Looks at a mail and a password: one answer and one duration, whether the mail is known or not.</summary>
internal sealed class SignInDesk(AppDb db, UserManager<Account> people, IPasswordHasher<Account> hasher, AttemptLimits limits)
{
    private static readonly Limit PerAccount = new("sign-in account", 10, TimeSpan.FromMinutes(15));
    private static readonly Limit PerAddress = new("sign-in address", 60, TimeSpan.FromMinutes(15));
    private static readonly Limit CodesPerAccount = new("code account", 8, TimeSpan.FromMinutes(15));
    private static readonly Account Nobody = new() { DisplayName = "" };
    private static string? nobodysPassword;

    public async Task<(SignInResult Result, Account? Account)> WithPassword(string mail, string password, IPAddress? from, CancellationToken cancel)
    {
        var who = people.NormalizeEmail(mail.Trim()) ?? "";
        if (!await limits.Take(PerAddress, NetworkAddress.Of(from), cancel) || !await limits.Take(PerAccount, who, cancel))
            return (SignInResult.TooMany, null);

        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == who, cancel);
        // A password is always hashed: an unknown mail takes as long as a wrong password.
        var hash = account?.PasswordHash ?? (nobodysPassword ??= hasher.HashPassword(Nobody, "nobody signs in with this"));
        var verified = hasher.VerifyHashedPassword(account ?? Nobody, hash, password);
        if (account?.PasswordHash is null || verified is PasswordVerificationResult.Failed)
            return (SignInResult.Refused, null);
        if (verified is PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = hasher.HashPassword(account, password);
        if (account.AsksForCode)
            return (SignInResult.CodeAsked, account);
        await limits.Forgive(PerAccount, who, cancel);
        return (SignInResult.Accepted, account);
    }

    /// <summary>Takes one of the few tries of a second step.</summary>
    public Task<bool> MayTryCode(Account account, CancellationToken cancel) => limits.Take(CodesPerAccount, account.Id.ToString(), cancel);

    public async Task ForgiveCodes(Account account, CancellationToken cancel)
    {
        await limits.Forgive(CodesPerAccount, account.Id.ToString(), cancel);
        await limits.Forgive(PerAccount, account.NormalizedEmail ?? "", cancel);
    }
}
