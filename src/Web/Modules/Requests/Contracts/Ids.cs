using Maillage.Platform.Data;

namespace Maillage.Modules.Requests.Contracts;

internal readonly record struct RequestId(Guid Value) : IEntityId<RequestId>
{
    public static RequestId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct AddresseeId(Guid Value) : IEntityId<AddresseeId>
{
    public static AddresseeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct ProposalId(Guid Value) : IEntityId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct RequestFileId(Guid Value) : IEntityId<RequestFileId>
{
    public static RequestFileId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
