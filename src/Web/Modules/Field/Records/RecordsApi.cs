using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Records;

/// <summary>Records as a phone sends, fetches, erases and re-wraps them.</summary>
internal static class RecordsApi
{
    private const int MostErasureBytes = 256 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        var space = api.MapGroup("/spaces/{space:guid}");
        space.MapGet("/changes", Changes);
        space.MapPost("/push", Push);
        space.MapPost("/erase", Erase);
        space.MapGet("/rewrap", Rewrapping.Left);
        space.MapPost("/rewrap", Rewrapping.Take);
        space.MapGet("/records/{id:guid}/history", History);
    }

    private static async Task<IResult> Changes(Guid space, HttpContext context, ChangesPage page)
    {
        var since = FieldQuery.Whole(context, "since", 0);
        var limit = FieldQuery.Whole(context, "limit", ChangesPage.Most);
        if (limit is < 1 or > ChangesPage.Most)
            return FieldError.Malformed;
        var answer = await page.Write(new SpaceId(space), since, (int)limit, context.RequestAborted);
        FieldAnswer.Open(context);
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        return Results.Empty;
    }

    private static async Task<IResult> Push(Guid space, HttpContext context, SpaceAccess access, PushQueue queue)
    {
        var body = await FieldBody.Read<PushBody>(context, PushBody.MostBytes);
        if (body.Ops.Count > PushBody.MostOps)
            return FieldError.TooBig;
        return FieldAnswer.Of(new { Results = await queue.Add(new Sending(access.Me, access.Teams, new SpaceId(space), body)) });
    }

    private static async Task<IResult> Erase(Guid space, HttpContext context, ErasureDesk desk)
    {
        var body = await FieldBody.Read<EraseBody>(context, MostErasureBytes);
        if (body.Erasures.Count > EraseBody.Most)
            return FieldError.TooBig;
        return FieldAnswer.Of(new { Done = await desk.Erase(new SpaceId(space), body, context.RequestAborted) });
    }

    private static async Task<IResult> History(Guid space, Guid id, AppDb db, SpaceAccess access, CancellationToken cancel)
    {
        var (within, record) = (new SpaceId(space), new RecordId(id));
        await access.Enter(within, cancel);
        var kept = await db.Set<Revision>().AsNoTracking().Where(r => r.SpaceId == within && r.RecordId == record).OrderByDescending(r => r.Seq).Take(Revision.KeptRevisions).ToListAsync(cancel);
        return kept.Count == 0 ? FieldError.Unknown : FieldAnswer.Of(new
        {
            Items = kept.Select(r => new { r.Seq, Id = r.RecordId.Value, r.Rev, r.Epoch, r.Wrap, r.Ct, Old = r is { OldEpoch: { } e, OldWrap: { } w } ? new { Epoch = e, Wrap = w } : null }).ToList(),
        });
    }
}
