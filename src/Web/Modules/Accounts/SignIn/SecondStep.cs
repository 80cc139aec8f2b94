using Maillage.Modules.Accounts.Contracts;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>Between the password and the one-time code: who it is, and whether to stay signed in.</summary>
internal sealed class SecondStep(SealedCookie cookie)
{
    private const string Name = "maillage-step";

    public void Begin(HttpContext context, AccountId account, bool keep) => cookie.Put(context, Name, $"{account} {keep}");

    public (AccountId Account, bool Keep)? Who(HttpContext context) =>
        cookie.Read(context, Name)?.Split(' ') is [var id, var keep] ? (new AccountId(Guid.Parse(id)), bool.Parse(keep)) : null;

    public void End(HttpContext context) => cookie.Clear(context, Name);
}
