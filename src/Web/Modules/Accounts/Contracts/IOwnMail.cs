namespace Maillage.Modules.Accounts.Contracts;

/// <summary>Where to write to the person of this request: for what they send to themselves.</summary>
internal interface IOwnMail
{
    Task<string?> Read(CancellationToken cancel);
}
