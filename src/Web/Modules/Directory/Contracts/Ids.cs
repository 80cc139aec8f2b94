using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Contracts;

internal readonly record struct OrganizationId(Guid Value) : IEntityId<OrganizationId>
{
    public static OrganizationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct ServiceId(Guid Value) : IEntityId<ServiceId>
{
    public static ServiceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct LocationId(Guid Value) : IEntityId<LocationId>
{
    public static LocationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct NetworkId(Guid Value) : IEntityId<NetworkId>
{
    public static NetworkId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
