using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>Gives out the documents that show changes, to who may read the accompaniment.</summary>
internal static class EvidencePaths
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/accompagnements/{slug}/documents/{id:guid}", Give).RequireAuthorization(Policies.Network);

    private static async Task<IResult> Give(string slug, Guid id, AccompanimentBook book, AppDb db, HttpResponse response, CancellationToken cancel)
    {
        if (await book.Read(slug, cancel) is not { } action)
            return Results.NotFound();
        var (outcome, key) = (new OutcomeId(id), action.Id);
        if (!await db.Set<Outcome>().AnyAsync(o => o.Id == outcome && o.ActionId == key, cancel)
            || await db.Set<EvidenceFile>().AsNoTracking().Include(f => f.Content).SingleOrDefaultAsync(f => f.OutcomeId == outcome, cancel) is not { } file)
            return Results.NotFound();
        // Never shown within the site: nothing in it may act as a page of the house.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(file.Content.Bytes, file.MediaType, file.Name);
    }
}
