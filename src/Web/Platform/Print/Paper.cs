using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Maillage.Platform.Print;

/// <summary>A partial of a screen as a whole paper: its own styles and letters inside, nothing to fetch.</summary>
internal sealed class Paper(IRazorViewEngine engine, ITempDataProvider temporary, IWebHostEnvironment environment, PaperPrinter printer)
{
    private static readonly (string Family, string File)[] Letters = [("Text", "fonts/text-1.woff2"), ("Head", "fonts/head-1.woff2")];

    /// <summary>The PDF of a partial; null where none can be made here.</summary>
    public async Task<byte[]?> Print(PageModel page, string partial, object model, string title, string language, CancellationToken cancel) =>
        await printer.Print(await Html(page, partial, model, title, language), cancel);

    private async Task<string> Html(PageModel page, string partial, object model, string title, string language)
    {
        var view = engine.GetView(null, partial, isMainPage: false).View ?? throw new InvalidOperationException($"There is no partial {partial}.");
        await using var body = new StringWriter();
        var data = new ViewDataDictionary(new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(), new()) { Model = model, ["Paper"] = true };
        await view.RenderAsync(new ViewContext(page.PageContext, view, data, new TempDataDictionary(page.HttpContext, temporary), body, new HtmlHelperOptions()));
        var encode = HtmlEncoder.Default;
        return $"""
            <!doctype html>
            <html lang="{encode.Encode(language)}">
            <head><meta charset="utf-8"><title>{encode.Encode(title)}</title><style>{Styles()}</style></head>
            <body>{body}</body>
            </html>
            """;
    }

    private string Styles()
    {
        var styles = new StringBuilder();
        foreach (var (family, file) in Letters)
        {
            if (Read(file) is { } bytes)
                styles.Append($"@font-face{{font-family:{family};font-weight:100 900;src:url(data:font/woff2;base64,{Convert.ToBase64String(bytes)})}}");
        }
        return styles.Append(Read("css/paper.css") is { } css ? Encoding.UTF8.GetString(css) : "").ToString();
    }

    private byte[]? Read(string file)
    {
        var found = environment.WebRootFileProvider.GetFileInfo(file);
        if (!found.Exists)
            return null;
        using var stream = found.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
