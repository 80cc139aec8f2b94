namespace Maillage.Modules.Directory.Contracts;

internal sealed record OrganizationName(OrganizationId Id, string Name);

/// <summary>Names of organisations, for modules that hold their ids.</summary>
internal interface IOrganizations
{
    Task<IReadOnlyDictionary<OrganizationId, string>> Named(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel);

    /// <summary>Where the directory shows each of them.</summary>
    Task<IReadOnlyDictionary<OrganizationId, string>> Addresses(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel);

    /// <summary>These, and those they were made one with: who is of one is of all, until the merge is taken back.</summary>
    Task<ILookup<OrganizationId, OrganizationId>> MadeOne(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel);

    /// <summary>All of them, in order of name.</summary>
    Task<IReadOnlyList<OrganizationName>> All(CancellationToken cancel);
}
