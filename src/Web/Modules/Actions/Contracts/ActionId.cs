using Maillage.Platform.Data;

namespace Maillage.Modules.Actions.Contracts;

internal readonly record struct ActionId(Guid Value) : IEntityId<ActionId>
{
    public static ActionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
