namespace Maillage.Modules.Directory.Contracts;

/// <summary>A service as others ask it: whose it is, where its house is written to, what it gives.</summary>
/// <param name="Email">Of the service, else of its organisation.</param>
/// <param name="IsListed">Among the results today; else its entry sleeps, has ceased, or is no longer there.</param>
/// <param name="Town">Where it stands: the names of its communes, by which two of one name are told apart.</param>
/// <param name="Phone">Of the service, else of its house.</param>
/// <param name="Supports">Codes of the list support-types.</param>
internal sealed record AskedService(ServiceId Id, string Slug, string Name, OrganizationId? Organization, string? OrganizationName, string? Email, string? Town, string? Phone, bool IsListed, IReadOnlyList<string> Supports, IReadOnlyList<string> Sectors)
{
    public string Address => $"/annuaire/services/{Slug}";

    /// <summary>"Supervision d'équipes (Sambre Écoute)": by its name alone nobody knows whose it is.</summary>
    public string FullName => OrganizationName is { } of ? $"{Name} ({of})" : Name;

    /// <summary>The same, with where it stands.</summary>
    public string Placed => string.Join(", ", new[] { Name, OrganizationName, Town }.OfType<string>());
}

/// <summary>Services of the directory, for modules that ask them for something.</summary>
internal interface IServices
{
    /// <summary>Those at these addresses that are listed, in the order given.</summary>
    Task<IReadOnlyList<AskedService>> Find(IReadOnlyCollection<string> slugs, CancellationToken cancel);

    /// <summary>Those of these ids, whatever became of them.</summary>
    Task<IReadOnlyDictionary<ServiceId, AskedService>> Named(IReadOnlyCollection<ServiceId> ids, CancellationToken cancel);

    /// <summary>Those of these organisations that are listed, in order of name.</summary>
    Task<IReadOnlyList<AskedService>> Of(IReadOnlyCollection<OrganizationId> organizations, CancellationToken cancel);

    /// <summary>As the directory's search finds them, best first.</summary>
    /// <param name="support">Code of the list support-types; null = any.</param>
    /// <param name="sector">Code of the list requester-sectors; null = any.</param>
    /// <param name="near">A place as typed, or its code; null = anywhere.</param>
    Task<IReadOnlyList<AskedService>> Search(string? words, string? support, string? sector, string? near, int limit, CancellationToken cancel);
}
