using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Maillage.Platform.Data;

/// <summary>A typed id: the compiler refuses a place's id where a service's is asked.</summary>
internal interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

internal static class EntityId
{
    /// <summary>A new id that sorts by time (UUIDv7).</summary>
    public static TId New<TId>(TimeProvider time) where TId : struct, IEntityId<TId> =>
        TId.From(Guid.CreateVersion7(time.GetUtcNow()));
}

internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IEntityId<TId>
{
    // An expression tree may not call a static abstract member.
    private static TId Make(Guid value) => TId.From(value);
}
