namespace Maillage.Modules.Accounts.Contracts;

/// <summary>Who did something, for those who may know it: the caller has checked that.</summary>
internal interface IPeople
{
    /// <summary>Names of accounts; one that was erased has none.</summary>
    Task<IReadOnlyDictionary<AccountId, string>> Named(IReadOnlyCollection<AccountId> ids, CancellationToken cancel);
}
