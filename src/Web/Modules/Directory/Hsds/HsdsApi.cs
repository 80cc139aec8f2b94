using System.Text.Json;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>HSDS 3.0 read API on /hsds: the directory as open data, for anyone and any program.</summary>
internal static class HsdsApi
{
    private const string Json = "application/json; charset=utf-8";
    private const int Batch = 100;

    public static void AddHsds(this IServiceCollection services)
    {
        services.AddScoped<OwnTaxonomies>();
        services.AddScoped<ServiceShelf>();
        services.AddScoped<OrganizationShelf>();
        services.AddScoped<ServiceAtLocationShelf>();
        services.AddScoped<TaxonomyShelf>();
        services.AddScoped<TermShelf>();
    }

    public static void MapHsds(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/hsds").AllowAnonymous().WithTags("HSDS 3.0").AddEndpointFilter(async (context, next) =>
        {
            // Open data may be read from any page.
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            try
            {
                return await next(context);
            }
            catch (UnreadableQueryException refused)
            {
                return Say(StatusCodes.Status400BadRequest, refused.Message);
            }
        });
        group.MapGet("/", Base).WithSummary("Version of HSDS and where this API is described");
        Map<ServiceShelf>(group, "services", "service", HsdsParameters.Services);
        Map<OrganizationShelf>(group, "organizations", "organization", HsdsParameters.Organizations);
        Map<ServiceAtLocationShelf>(group, "service_at_locations", "service at location", HsdsParameters.ServiceAtLocations);
        Map<TaxonomyShelf>(group, "taxonomies", "taxonomy", HsdsParameters.Common);
        Map<TermShelf>(group, "taxonomy_terms", "taxonomy term", HsdsParameters.Terms);
    }

    private static IResult Base(Settings settings) => Microsoft.AspNetCore.Http.Results.Json(new
    {
        version = "3.0",
        profile = $"{settings.PublicUrl}/donnees-ouvertes",
        openapi_url = $"{settings.PublicUrl}/openapi.json",
    });

    private static void Map<TShelf>(RouteGroupBuilder group, string name, string one, IReadOnlyList<HsdsParameter> parameters) where TShelf : IShelf
    {
        group.MapGet($"/{name}", async (HttpContext http, TShelf shelf) =>
        {
            var query = HsdsQuery.Read(http.Request.Query);
            if (query.Lines)
                await Stream(http, shelf, query);
            else
                await Page(http, shelf, query);
        }).WithSummary($"A page of {name.Replace('_', ' ')}").Describe(parameters);
        group.MapGet($"/{name}/{{id}}", async (string id, HttpContext http, TShelf shelf) =>
        {
            if (!Guid.TryParse(id, out var known) || await shelf.Find(known, HsdsQuery.Read(http.Request.Query), http.RequestAborted) is not { } write)
                return Say(StatusCodes.Status404NotFound, $"There is no {one} with this id.");
            http.Response.ContentType = Json;
            await using var json = new Utf8JsonWriter(http.Response.BodyWriter, HsdsJson.Options);
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
            await json.FlushAsync(http.RequestAborted);
            return (IResult)TypedResults.Empty;
        }).WithSummary($"One {one}, whole").Describe(name == "organizations" ? [HsdsParameters.FullService] : []);
    }

    private static async Task Page(HttpContext http, IShelf shelf, HsdsQuery query)
    {
        var total = await shelf.Count(query, http.RequestAborted);
        // Without pages where only ids and dates are asked: that is what one keeps a copy up to date with.
        var size = query.Minimal ? Math.Max(1, total) : query.PerPage;
        var (page, pages) = (query.Minimal ? 1 : query.Page, (total + size - 1) / size);
        var records = page <= pages ? await shelf.Read(query, (page - 1) * size, size, http.RequestAborted) : [];
        http.Response.ContentType = Json;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, HsdsJson.Options);
        json.WriteStartObject();
        json.WriteNumber("total_items", total);
        json.WriteNumber("total_pages", pages);
        json.WriteNumber("page_number", page);
        json.WriteNumber("size", records.Count);
        json.WriteBoolean("first_page", page == 1);
        json.WriteBoolean("last_page", page >= pages);
        json.WriteBoolean("empty", records.Count == 0);
        json.WriteStartArray("contents");
        foreach (var write in records)
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    private static async Task Stream(HttpContext http, IShelf shelf, HsdsQuery query)
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        for (var skip = 0; ; skip += Batch)
        {
            var records = await shelf.Read(query, skip, Batch, http.RequestAborted);
            foreach (var write in records)
            {
                await using (var json = new Utf8JsonWriter(http.Response.BodyWriter, HsdsJson.Options))
                {
                    json.WriteStartObject();
                    write(json);
                    json.WriteEndObject();
                }
                http.Response.BodyWriter.Write("\n"u8);
            }
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            if (records.Count < Batch)
                return;
        }
    }

    private static void Write(this System.IO.Pipelines.PipeWriter writer, ReadOnlySpan<byte> bytes) => System.Buffers.BuffersExtensions.Write(writer, bytes);

    private static IResult Say(int code, string sentence) => Microsoft.AspNetCore.Http.Results.Json(new { error = sentence }, statusCode: code);
}
