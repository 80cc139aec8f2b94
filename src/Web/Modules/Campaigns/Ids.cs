using Maillage.Platform.Data;

namespace Maillage.Modules.Campaigns;

internal readonly record struct MailingListId(Guid Value) : IEntityId<MailingListId>
{
    public static MailingListId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct ContactId(Guid Value) : IEntityId<ContactId>
{
    public static ContactId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct ChannelId(Guid Value) : IEntityId<ChannelId>
{
    public static ChannelId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
