namespace Maillage.Modules.Directory.Contracts;

/// <summary>A training that a service proposes ready made, to be asked for or held on a date.</summary>
/// <param name="Sectors">Codes of the list requester-sectors of its service; empty = all.</param>
/// <param name="Areas">Where its service goes: codes of the gazetteer.</param>
internal sealed record CatalogueModule(
    Guid Id, ServiceId Service, OrganizationId? Organization, string ServiceName, string ServiceAddress, string Title, string? Description, string? Duration, string? Audience,
    IReadOnlyList<string> Sectors, IReadOnlyList<string> Areas);

/// <summary>A service by its name, and who it belongs to.</summary>
internal sealed record NamedService(ServiceId Id, OrganizationId? Organization, string Name, string Address);

/// <summary>The catalogues of all listed services.</summary>
internal interface ITrainingCatalogue
{
    Task<IReadOnlyList<CatalogueModule>> All(CancellationToken cancel);

    /// <summary>Listed services of these organisations, in order of name; null = of all.</summary>
    Task<IReadOnlyList<NamedService>> Services(IReadOnlyCollection<OrganizationId>? of, CancellationToken cancel);
}
