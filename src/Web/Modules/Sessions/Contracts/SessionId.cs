using Maillage.Platform.Data;

namespace Maillage.Modules.Sessions.Contracts;

internal readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
