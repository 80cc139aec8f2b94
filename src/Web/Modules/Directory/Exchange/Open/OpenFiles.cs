using System.Text;
using Maillage.Modules.Directory.Exchange.Tables;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.Net.Http.Headers;

namespace Maillage.Modules.Directory.Exchange.Open;

/// <summary>The directory as files anyone may take: /annuaire.csv, /annuaire.geojson, /annuaire/flux.atom. Who has the last version is told so without it being made again.</summary>
internal static class OpenFiles
{
    public static void MapOpenFiles(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").AllowAnonymous().WithTags("Open data").AddEndpointFilter(Unchanged);
        group.MapGet("/annuaire.csv", Csv).WithSummary("One line per service, for a spreadsheet");
        group.MapGet("/annuaire.geojson", async (HttpContext http, AppDb db, IVocabularies vocabularies, Settings settings) =>
        {
            http.Response.ContentType = "application/geo+json; charset=utf-8";
            await GeoJson.Write(db, vocabularies, settings.PublicUrl, http.Response.BodyWriter, http.RequestAborted);
        }).WithSummary("One point per service and place");
        group.MapGet("/annuaire/flux.atom", async (HttpContext http, AppDb db, Settings settings) =>
        {
            http.Response.ContentType = "application/atom+xml; charset=utf-8";
            await AtomFeed.Write(db, settings.PublicUrl, http.Response.Body, http.RequestAborted);
        }).WithSummary("The services changed last");
    }

    private static async Task Csv(HttpContext http, AppDb db, IVocabularies vocabularies, Settings settings)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=annuaire.csv";
        var bundle = await DirectoryReading.Read(db, open: true, http.RequestAborted);
        // With its mark, so that spreadsheets read the accents.
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await HsdsExport.WriteCsv(new DirectoryCsv(bundle, vocabularies, settings.PublicUrl).Write(), writer, http.RequestAborted);
    }

    /// <summary>One small query tells whether anything changed since the reader's copy.</summary>
    private static async ValueTask<object?> Unchanged(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<AppDb>();
        var version = await DataVersions.Read(db, DirectoryCopy.Name, http.RequestAborted) + await DataVersions.Read(db, VocabulariesCopy.Name, http.RequestAborted);
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return await next(context);
    }
}
