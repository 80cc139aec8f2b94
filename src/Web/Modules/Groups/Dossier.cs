using System.IO.Compression;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>The files of a draw in one folder, as `verify-draw` reads them: for who prepares it and for each applicant. Whoever else reads only the hash, for in a small pool a few columns are enough to recognise someone.</summary>
internal static class Dossier
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/groupes/{slug}/dossier.zip", ForStaff).RequireAuthorization(Accounts.Contracts.Policies.Network);
        endpoints.MapGet("/groupes/ma-chance/{secret}/dossier.zip", ForApplicant).AllowAnonymous();
        endpoints.MapGet("/groupes/ma-chance/{secret}/dossier.json", Read).AllowAnonymous();
    }

    private static async Task<IResult> ForStaff(string slug, IActions actions, SortitionBook book, CancellationToken cancel) =>
        await actions.FindManaged(slug, cancel) is { } action && await book.Find(action.Id, cancel) is { IsFrozen: true } sortition ? await Zip(sortition, book, cancel) : Results.NotFound();

    private static async Task<IResult> ForApplicant(string secret, IApplicants applicants, SortitionBook book, AppDb db, CancellationToken cancel) =>
        await Behind(secret, applicants, db, cancel) is { } found ? await Zip(found.Sortition, book, cancel) : Results.NotFound();

    /// <summary>The same for a page that checks it where it is read.</summary>
    private static async Task<IResult> Read(string secret, IApplicants applicants, SortitionBook book, AppDb db, HttpContext http, CancellationToken cancel)
    {
        if (await Behind(secret, applicants, db, cancel) is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var files = await book.Files(found.Sortition.Id, cancel);
        return Results.Json(files.ToDictionary(f => f.Name, f => System.Text.Encoding.UTF8.GetString(f.Bytes), StringComparer.Ordinal));
    }

    /// <summary>The draw and the ticket of who holds this secret, once the hash is public.</summary>
    public static async Task<(Sortition Sortition, Ticket Ticket, Applicant Applicant)?> Behind(string secret, IApplicants applicants, AppDb db, CancellationToken cancel)
    {
        if (await applicants.Behind(secret, cancel) is not { } applicant
            || await db.Set<Sortition>().AsNoTracking().SingleOrDefaultAsync(s => s.ActionId == applicant.Action, cancel) is not { IsFrozen: true } sortition
            || await db.Set<Ticket>().AsNoTracking().SingleOrDefaultAsync(t => t.SortitionId == sortition.Id && t.CandidacyId == applicant.Id && t.IsInPool, cancel) is not { } ticket)
            return null;
        return (sortition, ticket, applicant);
    }

    private static async Task<IResult> Zip(Sortition sortition, SortitionBook book, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in await book.Files(sortition.Id, cancel))
            {
                var entry = zip.CreateEntry($"tirage/{name}");
                entry.LastWriteTime = sortition.CommittedAt!.Value;
                await using var into = await entry.OpenAsync(cancel);
                await into.WriteAsync(bytes, cancel);
            }
        }
        return Results.File(stream.ToArray(), "application/zip", $"tirage-{sortition.Slug}.zip");
    }
}
