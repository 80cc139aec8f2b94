using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
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
            .SelectMany(entry => entry.Value?.Errors.Select(e => (Field: entry.Key, Message: e.ErrorMessage)) ?? [])
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
        output.Content.AppendHtml(title).AppendHtml(new Lines(errors, FieldOrder.Of(ViewContext.HttpContext)));
    }

    /// <summary>Written once the whole page is made: by then the order of its fields is known.</summary>
    private sealed class Lines(IReadOnlyList<(string Field, string Message)> errors, FieldOrder order) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var list = new TagBuilder("ul");
            foreach (var (field, message) in errors.OrderBy(e => order.Of(e.Field)))
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
            list.WriteTo(writer, encoder);
        }
    }
}

/// <summary>The fields of a page in the order in which they stand on it.</summary>
internal sealed class FieldOrder
{
    private readonly List<string> names = [];

    public static FieldOrder Of(HttpContext context)
    {
        if (context.Items[typeof(FieldOrder)] is FieldOrder known)
            return known;
        var order = new FieldOrder();
        context.Items[typeof(FieldOrder)] = order;
        return order;
    }

    public void Add(string name) => names.Add(name);

    /// <summary>What belongs to no field comes first; a field that the page does not show, last.</summary>
    public int Of(string name) => name.Length == 0 ? -1 : names.IndexOf(name) is var at and >= 0 ? at : int.MaxValue;
}
