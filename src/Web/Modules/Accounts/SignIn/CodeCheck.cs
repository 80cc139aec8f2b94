using Maillage.Modules.Accounts.SecondFactor;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>Takes a one-time code, or one of the recovery codes in its place; each serves once.</summary>
internal sealed class CodeCheck(AppDb db, Totp totp)
{
    /// <summary>The sentence why not; null = taken, to be saved with the session.</summary>
    public string? Take(Account account, string code, out string way)
    {
        way = "code";
        if (totp.StepOf(totp.Show(account.TotpSecret!), code) is { } step)
        {
            if (!account.Take(step))
                return "code.used";
        }
        else if (account.TakeRecoveryCode(Totp.HashOfRecoveryCode(code)))
        {
            way = "recovery code";
            db.Record(new AuditFact("recovery_code.used", $"account:{account.Id}", account.Id.Value));
        }
        else
        {
            return "code.wrong";
        }
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        return null;
    }
}
