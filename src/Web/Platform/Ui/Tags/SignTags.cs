using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Ui.Tags;

/// <summary>An icon, always beside a word: &lt;icon name="phone" /&gt;. The names are in assets/icons.txt.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTag : HouseTag
{
    public string Name { get; set; } = "";

    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icon(Name, Large));
    }
}

/// <summary>A state: dot and word. full = positive, ring = received, off = withdrawn, half = waiting, diamond = negative.</summary>
[HtmlTargetElement("state")]
public sealed class StateTag : HouseTag
{
    public string Kind { get; set; } = "ring";

    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "span", $"state state-{Kind}");
}

/// <summary>The thread of trust: verified, fading or old; inside, always who and when in words.</summary>
[HtmlTargetElement("trust")]
public sealed class TrustTag : HouseTag
{
    public string Kind { get; set; } = "verified";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "span", $"trust trust-{Kind}");
        output.PreContent.SetHtmlContent(Element("span", "trust-thread"));
        output.PreContent.AppendHtml(new HtmlString("<span>"));
        output.PostContent.SetHtmlContent(new HtmlString("</span>"));
    }
}

/// <summary>A dotted dash and words where nothing is known: never 0.</summary>
[HtmlTargetElement("no-data", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NoDataTag : HouseTag
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        Become(output, "span", "no-data");
        if (words.IsEmptyOrWhiteSpace)
            output.Content.SetContent(T["no_data"]);
    }
}

/// <summary>Nothing here yet: the pale mark, a title, and one sentence on what will come.</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTag : HouseTag
{
    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", "empty");
        output.PreContent.AppendHtml(Sprite.Mark(ViewContext.HttpContext)).AppendHtml(new HtmlString("<p>")).AppendHtml(Element("b", null, Title));
        output.PostContent.AppendHtml(new HtmlString("</p>"));
    }
}

/// <summary>A message in the page: done, info, warning or error. The one that follows a redirect is said with <see cref="Flash"/>.</summary>
[HtmlTargetElement("flash")]
public sealed class FlashTag : HouseTag
{
    public string Kind { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", $"flash flash-{Kind}");
        output.Attributes.SetAttribute("role", string.Equals(Kind, "error", StringComparison.Ordinal) ? "alert" : "status");
        var icon = Kind switch { "done" => "circle-check", "warning" => "alert-triangle", "error" => "alert-circle", _ => "info-circle" };
        output.PreContent.AppendHtml(Icon(icon)).AppendHtml(new HtmlString("<div>"));
        output.PostContent.AppendHtml(new HtmlString("</div>"));
    }
}

/// <summary>A figure with its name and its base; put several in &lt;ul class="figures"&gt;.</summary>
[HtmlTargetElement("figure-line", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FigureLineTag : HouseTag
{
    /// <summary>Already written for the reader; null = not known, which is not 0.</summary>
    public string? Value { get; set; }

    public string Name { get; set; } = "";

    public string? Base { get; set; }

    /// <summary>Where its definition and its rows are.</summary>
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "li", "figure");
        output.Content.AppendHtml(string.IsNullOrEmpty(Value) ? Element("span", "no-data", T["no_data"]) : Element("b", null, Value));
        output.Content.AppendHtml(string.IsNullOrEmpty(Href) ? Element("strong", null, Name) : Link());
        if (Base is not null)
            output.Content.AppendHtml(Element("small", null, Base));
    }

    private TagBuilder Link()
    {
        var strong = Element("strong", null, "");
        var link = Element("a", null, Name);
        link.Attributes["href"] = Href;
        strong.InnerHtml.AppendHtml(link);
        return strong;
    }
}
