using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Requests.Links;
using Maillage.Platform.Data;
using Maillage.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests.Files;

/// <summary>Takes in and gives out the files of requests: to who asks and to the services asked.</summary>
internal sealed class FileShelf(AppDb db, TimeProvider time)
{
    public Task<List<FileName>> Of(RequestId request, CancellationToken cancel) =>
        db.Set<RequestFile>().Where(f => f.RequestId == request).OrderBy(f => f.At).Select(f => new FileName(f.Id, f.Name, f.Type, f.Size)).ToListAsync(cancel);

    /// <summary>Adds it to what the caller saves.</summary>
    public async Task<Refusal?> Add(SupportRequest request, IFormFile? upload, string by, CancellationToken cancel)
    {
        if (upload is not { Length: > 0 })
            return new Refusal("file.choose");
        if (await db.Set<RequestFile>().CountAsync(f => f.RequestId == request.Id, cancel) >= RequestFile.Most)
            return new Refusal("requests.file.many", RequestFile.Most);
        var (content, refusal) = await FileContent.Read(upload, cancel);
        if (content is null)
            return refusal;
        var now = time.GetUtcNow();
        db.Add(new RequestFile { Id = EntityId.New<RequestFileId>(time), RequestId = request.Id, Name = content.NameOf(upload.FileName), Type = content.Type, Bytes = content.Bytes, Size = content.Bytes.Length, At = now, By = by });
        request.Note("fichier", by, now);
        return null;
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/demandes/{code}/fichiers/{id:guid}", async (string code, Guid id, RequestBook book, AppDb db, HttpResponse response, CancellationToken cancel) =>
            await book.Find(code, cancel) is { } request ? await Give(db, request.Id, id, response, cancel) : Results.NotFound()).RequireAuthorization(Accounts.Contracts.Policies.Network);
        endpoints.MapGet("/demandes/suivi/{secret}/fichiers/{id:guid}", async (string secret, Guid id, Requesters requesters, AppDb db, HttpResponse response, CancellationToken cancel) =>
            await requesters.Find(secret, cancel) is { IsOpen: true } found ? await Give(db, found.Request.Id, id, response, cancel) : Results.NotFound()).AllowAnonymous();
    }

    private static async Task<IResult> Give(AppDb db, RequestId request, Guid id, HttpResponse response, CancellationToken cancel)
    {
        var file = new RequestFileId(id);
        if (await db.Set<RequestFile>().AsNoTracking().SingleOrDefaultAsync(f => f.RequestId == request && f.Id == file, cancel) is not { } found)
            return Results.NotFound();
        // Never shown within the site: nothing in it may act as a page of the house.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.File(found.Bytes, found.Type, found.Name);
    }
}

/// <summary>A file as it is listed.</summary>
internal sealed record FileName(RequestFileId Id, string Name, string Type, int Size)
{
    public string Kilobytes => ((Size + 1023) / 1024).ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
