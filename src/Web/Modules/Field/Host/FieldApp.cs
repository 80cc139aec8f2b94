using System.Net.Mime;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Maillage.Modules.Field.Host;

/// <summary>The app's built files: copied beside the program when it is published, else where its own build puts them.</summary>
internal sealed class FieldApp(IWebHostEnvironment environment, IConfiguration configuration)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    // Its build may come after the start.
    private readonly string[] folders = configuration["field_app"] is { Length: > 0 } chosen ? [chosen]
        : [Path.Combine(AppContext.BaseDirectory, "field"), Path.GetFullPath(Path.Combine(environment.ContentRootPath, "..", "Field", "dist"))];

    public static IResult Answer(string? path, HttpContext context, FieldApp app, Texts texts)
    {
        if (path is null && !context.Request.Path.Value!.EndsWith('/'))
            return Results.Redirect($"{FieldHost.Path}/");
        if (Array.Find(app.folders, f => File.Exists(Path.Combine(f, "index.html"))) is not { } folder)
            return Results.Content($"<!doctype html><html lang=\"{texts.Language}\"><meta charset=\"utf-8\"><title>{texts["field.app.missing"]}</title><h1>{texts["field.app.missing"]}</h1><p>{texts["field.app.missing.how"]}</p></html>", MediaTypeNames.Text.Html, System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
        using var files = new PhysicalFileProvider(folder);
        var file = files.GetFileInfo(string.IsNullOrEmpty(path) ? "index.html" : path);
        if (file is not { Exists: true, IsDirectory: false, PhysicalPath: { } physical })
            return Results.NotFound();
        // Names under assets/ hold the hash of their content; everything else is asked for again.
        context.Response.Headers.CacheControl = path?.StartsWith("assets/", StringComparison.Ordinal) == true ? "public, max-age=31536000, immutable" : "no-cache";
        var type = Types.TryGetContentType(physical, out var known) ? known : MediaTypeNames.Application.Octet;
        return Results.File(physical, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type, lastModified: file.LastModified, entityTag: new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\""));
    }
}
