using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Files;

/// <summary>Sealed files, piece by piece, so that a lost network costs one piece.</summary>
internal sealed class FilesApi(AppDb db, SpaceAccess access, WriteTurn turn, TimeProvider time)
{
    /// <summary>Of one space: about 5 GB.</summary>
    public const int MostOfSpace = 20_000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/spaces/{space:guid}/files/{file:guid}/{index:int}", (FilesApi files, Guid space, Guid file, int index, HttpContext context) => files.Put(new(space), file, index, context));
        api.MapGet("/spaces/{space:guid}/files/{file:guid}/{index:int}", (FilesApi files, Guid space, Guid file, int index, CancellationToken cancel) => files.Get(new(space), file, index, cancel));
    }

    private async Task<IResult> Put(SpaceId space, Guid file, int index, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var count = FieldQuery.Whole(context, "count", 0);
        if (count is < 1 or > FileChunk.MostChunks || index < 0 || index >= count || !Guid.TryParseExact(context.Request.Query["record"], "D", out var named))
            return FieldError.Malformed;
        await access.Enter(space, cancel);
        var bytes = await FieldBody.Bytes(context, FileChunk.Length);
        if (bytes.Length != FileChunk.Length || bytes[0] != 1)
            return FieldError.Malformed;
        var chunk = new FileChunk { SpaceId = space, FileId = file, Number = index, Count = (int)count, RecordId = new(named), Bytes = bytes, Day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) };

        using var mine = await turn.Take(cancel);
        await using var all = await db.Database.BeginTransactionAsync(cancel);
        await access.Lock(space, cancel);
        if (await db.Set<Erasure>().AnyAsync(e => e.SpaceId == space && e.RecordId == chunk.RecordId, cancel))
            return FieldError.Unknown;
        // A piece never changes: another content has another file id, as its key has.
        var others = await db.Set<FileChunk>().Where(f => f.SpaceId == space && f.FileId == file).Select(f => new { f.Number, f.Count, f.RecordId }).ToListAsync(cancel);
        if (others.Exists(o => o.Count != chunk.Count || o.RecordId != chunk.RecordId))
            return FieldError.Malformed;
        if (others.Exists(o => o.Number == index))
        {
            var same = await db.Set<FileChunk>().AsNoTracking().SingleAsync(f => f.SpaceId == space && f.FileId == file && f.Number == index, cancel);
            return same.Bytes.AsSpan().SequenceEqual(bytes) ? FieldAnswer.Done : FieldError.OpReused;
        }
        if (await db.Set<FileChunk>().CountAsync(f => f.SpaceId == space, cancel) >= MostOfSpace)
            return FieldError.Full;
        db.Add(chunk);
        await db.SaveChangesAsync(cancel);
        await all.CommitAsync(cancel);
        return FieldAnswer.Done;
    }

    private async Task<IResult> Get(SpaceId space, Guid file, int index, CancellationToken cancel)
    {
        await access.Enter(space, cancel);
        var bytes = await db.Set<FileChunk>().AsNoTracking().Where(f => f.SpaceId == space && f.FileId == file && f.Number == index).Select(f => f.Bytes).SingleOrDefaultAsync(cancel);
        return bytes is null ? FieldError.Unknown : new Chunk(bytes);
    }

    private sealed class Chunk(byte[] bytes) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            FieldAnswer.Open(httpContext, "application/octet-stream");
            httpContext.Response.ContentLength = bytes.Length;
            return httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
        }
    }
}
