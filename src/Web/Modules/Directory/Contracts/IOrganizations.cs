namespace Maillage.Modules.Directory.Contracts;

internal sealed record OrganizationName(OrganizationId Id, string Name);

/// <summary>Names of organisations, for modules that hold their ids.</summary>
internal interface IOrganizations
{
    Task<IReadOnlyDictionary<OrganizationId, string>> Named(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel);

    /// <summary>Where the directory shows each of them.</summary>
    Task<IReadOnlyDictionary<OrganizationId, string>> Addresses(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel);

    /// <summary>All of them, in order of name.</summary>
    Task<IReadOnlyList<OrganizationName>> All(CancellationToken cancel);
}
