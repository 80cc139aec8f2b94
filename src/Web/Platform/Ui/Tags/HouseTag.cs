using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Ui.Tags;

// Razor only finds tag helpers that are public: the one reason for it in this folder.

/// <summary>What every tag of the kit needs: the texts of the reader and the icons.</summary>
public abstract class HouseTag : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected Texts T => ViewContext.HttpContext.RequestServices.GetRequiredService<Texts>();

    private protected IHtmlContent Icon(string name, bool large = false) => Sprite.Icon(ViewContext.HttpContext, name, large);

    private protected static TagBuilder Element(string name, string? css = null, object? content = null)
    {
        var element = new TagBuilder(name);
        if (css is not null)
            element.AddCssClass(css);
        if (content is IHtmlContent html)
            element.InnerHtml.AppendHtml(html);
        else if (content is string text)
            element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>Turns the tag into an element, keeping the classes its author gave.</summary>
    private protected static void Become(TagHelperOutput output, string element, string css)
    {
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(given) ? css : $"{css} {given}");
    }
}

/// <summary>The one file all icons and the mark are drawn from.</summary>
internal static class Sprite
{
    private const string File = "icons.svg";

    public static IHtmlContent Icon(HttpContext context, string name, bool large = false) =>
        Use(context, name, large ? "icon icon-large" : "icon");

    public static IHtmlContent Mark(HttpContext context) => Use(context, "mark", "mark");

    /// <summary>The name of the house as a drawing, read as a word.</summary>
    public static IHtmlContent Wordmark(HttpContext context)
    {
        var svg = Use(context, "wordmark", "wordmark");
        svg.Attributes.Remove("aria-hidden");
        svg.Attributes["role"] = "img";
        svg.Attributes["aria-label"] = "maillage";
        return svg;
    }

    private static TagBuilder Use(HttpContext context, string name, string css)
    {
        // The name with the file's fingerprint, so that browsers keep it until it changes.
        var file = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[File] ?? File;
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{context.Request.PathBase}/{file.TrimStart('/')}#{name}";
        var svg = new TagBuilder("svg");
        svg.AddCssClass(css);
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
