namespace Maillage.Modules.Directory.Contracts;

/// <summary>Where a service that is listed may be written to, as its public page says.</summary>
/// <param name="StructureType">Code of the list structure-types.</param>
/// <param name="Places">Where it stands: codes of the gazetteer.</param>
internal sealed record ServiceAddress(ServiceId Id, string Name, string? Organization, string? StructureType, string Email, IReadOnlyList<string> Places);

/// <summary>Public addresses of the directory, for modules that invite.</summary>
internal interface IServiceAddresses
{
    /// <summary>Services with a mail of their own or of their organisation, in order of name.</summary>
    Task<IReadOnlyList<ServiceAddress>> All(CancellationToken cancel);
}
