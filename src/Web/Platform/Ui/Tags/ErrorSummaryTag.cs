using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Ui.Tags;

/// <summary>What is to be mended, with a link to each field; nothing where nothing is wrong. &lt;error-summary /&gt; at the top of a form.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTag : HouseTag
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value?.Errors.Select(e => (Field: entry.Key, e.ErrorMessage)) ?? [])
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        Become(output, "div", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        var title = Element("h2", null, Icon("alert-circle"));
        title.InnerHtml.AppendHtml(Element("span", null, T.Count("form.errors", errors.Count)));
        var list = new TagBuilder("ul");
        foreach (var (field, message) in errors)
        {
            var line = new TagBuilder("li");
            if (field.Length == 0)
            {
                line.InnerHtml.Append(message);
            }
            else
            {
                var link = Element("a", null, message);
                link.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(field, "_")}";
                line.InnerHtml.AppendHtml(link);
            }
            list.InnerHtml.AppendHtml(line);
        }
        output.Content.AppendHtml(title).AppendHtml(list);
    }
}
