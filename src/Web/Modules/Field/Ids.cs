using Maillage.Platform.Data;

namespace Maillage.Modules.Field;

/// <summary>Made by a phone, random: it must not tell when.</summary>
internal readonly record struct SpaceId(Guid Value) : IEntityId<SpaceId>
{
    public static SpaceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Made by a phone, random: it must not tell when a note was written.</summary>
internal readonly record struct RecordId(Guid Value) : IEntityId<RecordId>
{
    public static RecordId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
