using System.Buffers;
using System.Data;
using System.Globalization;
using System.Text.Json;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Records;

/// <summary>What happened in a space after a number, in its order and from one moment; written into memory, so that no slow phone holds the moment open.</summary>
internal sealed class ChangesPage(AppDb db, SpaceAccess access, TimeProvider time)
{
    public const int Most = 2_000;

    // Of the largest records a page holds fewer.
    private const int MostBytes = 8 << 20;

    public async Task<ReadOnlyMemory<byte>> Write(SpaceId id, long since, int limit, CancellationToken cancel)
    {
        await using var moment = await Moment(cancel);
        var (space, _) = await access.Enter(id, cancel);
        var buffer = new ArrayBufferWriter<byte>(4096);
        await using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("items");
        var next = since < space.Head ? await Items(json, space, since, limit, cancel) : space.Head;
        json.WriteEndArray();
        json.WriteString("gen", space.Gen);
        json.WriteNumber("now", time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteNumber("next", next);
        json.WriteBoolean("more", next < space.Head);
        json.WriteNumber("head", space.Head);
        json.WriteNumber("epoch", space.Epoch);
        json.WriteNumber("minEpoch", space.MinEpoch);
        json.WriteNumber("rosterV", space.RosterV);
        json.WriteBoolean("rotationDue", await access.RotationDue(id, space.TeamId, cancel));
        json.WriteNumber("count", space.Count);
        json.WriteString("sum", unchecked((ulong)space.Sum).ToString("x16", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        return buffer.WrittenMemory;
    }

    /// <summary>The number after which the next page goes on.</summary>
    private async Task<long> Items(Utf8JsonWriter json, Space space, long since, int limit, CancellationToken cancel)
    {
        var others = await Others(space.Id, since, limit, cancel);
        var (last, written, bytes) = (since, 0, 0L);
        var revisions = db.Set<Revision>().AsNoTracking().Where(r => r.SpaceId == space.Id && r.Seq > since && r.SupersededOn == null).OrderBy(r => r.Seq).Take(limit)
            .Select(r => new { r.Seq, r.RecordId, r.Rev, r.Epoch, r.Wrap, r.Ct });
        await foreach (var r in revisions.AsAsyncEnumerable().WithCancellation(cancel))
        {
            WriteOthers(r.Seq);
            if (written >= limit || bytes > MostBytes)
                return last;
            json.WriteStartObject();
            json.WriteNumber("seq", r.Seq);
            json.WriteString("id", r.RecordId.Value);
            json.WriteNumber("rev", r.Rev);
            json.WriteNumber("epoch", r.Epoch);
            json.WriteString("wrap", FieldJson.Text(r.Wrap));
            json.WriteString("ct", FieldJson.Text(r.Ct));
            json.WriteEndObject();
            (last, written, bytes) = (r.Seq, written + 1, bytes + r.Ct.Length);
        }
        if (written >= limit)
            return last;
        WriteOthers(long.MaxValue);
        return written >= limit ? last : space.Head;

        void WriteOthers(long before)
        {
            while (written < limit && others.TryPeek(out var other) && other.Seq < before)
            {
                others.Dequeue();
                json.WriteStartObject();
                json.WriteNumber("seq", other.Seq);
                if (other.Erasure is { } erasure)
                {
                    json.WritePropertyName("erasure");
                    JsonSerializer.Serialize(json, ErasureBody.Of(erasure), FieldJson.Options);
                }
                else
                {
                    json.WriteNumber("roster", other.RosterV);
                }
                json.WriteEndObject();
                (last, written) = (other.Seq, written + 1);
            }
        }
    }

    private async Task<Queue<Other>> Others(SpaceId id, long since, int limit, CancellationToken cancel)
    {
        var erasures = await db.Set<Erasure>().AsNoTracking().Where(e => e.SpaceId == id && e.Seq > since).OrderBy(e => e.Seq).Take(limit).ToListAsync(cancel);
        var rosters = await db.Set<RosterEntry>().AsNoTracking().Where(r => r.SpaceId == id && r.Seq > since).OrderBy(r => r.Seq).Take(limit).Select(r => new { r.Seq, r.V }).ToListAsync(cancel);
        return new(erasures.Select(e => new Other(e.Seq, e, 0)).Concat(rosters.Select(r => new Other(r.Seq, null, r.V))).OrderBy(o => o.Seq).Take(limit));
    }

    private async Task<IAsyncDisposable> Moment(CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        // A reader that says so waits for nobody.
        await db.Database.OpenConnectionAsync(cancel);
        var moment = ((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(moment, cancel);
        return moment;
    }

    private sealed record Other(long Seq, Erasure? Erasure, long RosterV);
}
