using Maillage.Platform.Data;

namespace Maillage.Modules.Accounts.Contracts;

internal readonly record struct AccountId(Guid Value) : IEntityId<AccountId>
{
    public static AccountId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct TeamId(Guid Value) : IEntityId<TeamId>
{
    public static TeamId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
