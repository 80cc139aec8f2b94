using Maillage.Platform.Data;

namespace Maillage.Modules.Sessions;

internal readonly record struct VignetteId(Guid Value) : IEntityId<VignetteId>
{
    public static VignetteId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
