namespace Maillage.Modules.Directory.Contracts;

/// <summary>A network by its name.</summary>
/// <param name="PlaceCode">The town it is bound to, a code of the gazetteer.</param>
internal sealed record NetworkName(NetworkId Id, string Slug, string Name, string? PlaceCode, string? Email);

/// <summary>Networks of a town, for modules that go through them.</summary>
internal interface INetworks
{
    /// <summary>All of them, in order of name.</summary>
    Task<IReadOnlyList<NetworkName>> All(CancellationToken cancel);
}
