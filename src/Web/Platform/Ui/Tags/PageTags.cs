using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Platform.Ui.Tags;

/// <summary>One step of the way to a page.</summary>
public sealed record Crumb(string Text, string Address);

/// <summary>The head of a page: crumbs, the one h1, one lead sentence, then what is written inside. Gives the window its title too.</summary>
[HtmlTargetElement("page-head", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PageHeadTag : HouseTag
{
    public string Title { get; set; } = "";

    public string? Lead { get; set; }

    /// <summary>The pages above this one, from the front page down; the page itself is added.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; set; } = [];

    /// <summary>What the last crumb says where the title is long.</summary>
    public string? LastCrumb { get; set; }

    /// <summary>On a white band with an edge: for a page whose state takes more than a line.</summary>
    public bool Band { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = await output.GetChildContentAsync();
        ViewContext.ViewData["Title"] = Title;
        Become(output, "div", Band ? "page-head page-head-band" : "page-head");
        var wrap = Element("div", "wrap");
        if (Crumbs.Count > 0)
            wrap.InnerHtml.AppendHtml(Trail());
        wrap.InnerHtml.AppendHtml(Element("h1", null, Title));
        if (Lead is not null)
            wrap.InnerHtml.AppendHtml(Element("p", "lead", Lead));
        wrap.InnerHtml.AppendHtml(state);
        output.Content.SetHtmlContent(wrap);
    }

    private TagBuilder Trail()
    {
        var list = new TagBuilder("ol");
        foreach (var crumb in Crumbs)
        {
            var link = Element("a", null, crumb.Text);
            link.Attributes["href"] = crumb.Address;
            list.InnerHtml.AppendHtml(Element("li", null, link));
        }
        var here = Element("li", null, LastCrumb ?? Title);
        here.Attributes["aria-current"] = "page";
        list.InnerHtml.AppendHtml(here);
        var trail = Element("nav", "crumbs", list);
        trail.Attributes["aria-label"] = T["page.crumbs"];
        return trail;
    }
}

/// <summary>Links to the pages of a list: &lt;pages current="2" count="7" /&gt;. The rest of the address is kept.</summary>
[HtmlTargetElement("pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagesTag : HouseTag
{
    public int Current { get; set; } = 1;

    public int Count { get; set; }

    public string Parameter { get; set; } = "page";

    /// <summary>Which list, where a page has two.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Count < 2)
        {
            output.SuppressOutput();
            return;
        }
        Become(output, "nav", "pages");
        output.Attributes.SetAttribute("aria-label", Label ?? T["page.pages"]);
        var list = new TagBuilder("ul");
        if (Current > 1)
            list.InnerHtml.AppendHtml(Element("li", null, Link(Current - 1, "prev", Icon("arrow-left"), Element("span", null, T["page.previous"]))));
        var last = 0;
        foreach (var page in Enumerable.Range(1, Count).Where(p => p == 1 || p == Count || Math.Abs(p - Current) <= 1))
        {
            if (page > last + 1)
                list.InnerHtml.AppendHtml(Element("li", null, Element("span", null, "…")));
            list.InnerHtml.AppendHtml(Element("li", null, page == Current ? Here(page) : Link(page, null, new HtmlString(page.ToString(CultureInfo.InvariantCulture)))));
            last = page;
        }
        if (Current < Count)
            list.InnerHtml.AppendHtml(Element("li", null, Link(Current + 1, "next", Element("span", null, T["page.next"]), Icon("arrow-right"))));
        output.Content.SetHtmlContent(list);
    }

    private static TagBuilder Here(int page)
    {
        var here = Element("span", null, page.ToString(CultureInfo.InvariantCulture));
        here.Attributes["aria-current"] = "page";
        return here;
    }

    private TagBuilder Link(int page, string? relation, params IHtmlContent[] words)
    {
        var request = ViewContext.HttpContext.Request;
        var kept = request.Query.Where(q => !string.Equals(q.Key, Parameter, StringComparison.Ordinal))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        // The first page keeps its plain address.
        var all = page == 1 ? kept : kept.Append(KeyValuePair.Create(Parameter, (string?)page.ToString(CultureInfo.InvariantCulture)));
        var link = new TagBuilder("a");
        link.Attributes["href"] = QueryHelpers.AddQueryString(request.PathBase + request.Path, all);
        if (relation is null)
            link.Attributes["aria-label"] = T["page.number", page];
        else
            link.Attributes["rel"] = relation;
        foreach (var word in words)
            link.InnerHtml.AppendHtml(word);
        return link;
    }
}
