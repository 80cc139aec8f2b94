using Maillage.Modules.Field.Spaces;

namespace Maillage.Modules.Field.Records;

/// <summary>The revisions of a space as one line: says of each operation, in order, whether it continues it.</summary>
internal sealed class PushLine(Space space, DateOnly today, Dictionary<RecordId, Revision> live, IReadOnlyDictionary<RecordId, Erasure> erased)
{
    public DateOnly Today { get; } = today;

    public long Head { get; private set; } = space.Head;

    public long Count { get; private set; } = space.Count;

    public long Sum { get; private set; } = space.Sum;

    public List<Revision> Added { get; } = [];

    /// <summary>Numbers of the kept revisions that are no longer the newest.</summary>
    public List<long> Superseded { get; } = [];

    public PushResult Take(PushOp op)
    {
        var id = new RecordId(op.Id);
        var current = live.GetValueOrDefault(id);
        if (!op.Holds())
            return new(op.Op, "invalid");
        if (erased.TryGetValue(id, out var gone))
            return new(op.Op, "erased") { Erasure = ErasureBody.Of(gone) };
        if (op.Epoch != space.Epoch)
            return new(op.Op, "epoch_stale");
        if (current is null && op.Base is not null)
            return new(op.Op, "unknown");
        if (current is not null && (op.Base is null || !op.Base.AsSpan().SequenceEqual(current.Tag) || op.Rev <= current.Rev))
            return new(op.Op, "conflict") { Current = RevisionAnswer.Of(current) };

        var tag = Revision.TagOf(op.Ct);
        unchecked
        {
            Sum += Revision.ShareOf(id, op.Rev, tag) - (current is null ? 0 : Revision.ShareOf(id, current.Rev, current.Tag));
        }
        if (current is null)
            Count++;
        else if (current.Seq > space.Head)
            current.SupersededOn = Today;
        else
            Superseded.Add(current.Seq);
        var added = new Revision { SpaceId = space.Id, Seq = ++Head, RecordId = id, Rev = op.Rev, Epoch = op.Epoch, Wrap = op.Wrap, Ct = op.Ct, Tag = tag };
        live[id] = added;
        Added.Add(added);
        return PushResult.Ok(op.Op, op.Rev, added.Seq);
    }
}
