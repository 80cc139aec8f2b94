using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Ui.Tags;

/// <summary>One line of a list to tick, with how many it would give where that is known.</summary>
public sealed record Choice(string Value, string Label, bool Chosen = false, long? Count = null, string? Hint = null);

/// <summary>
/// The lines of a list to tick (or, with <c>one</c>, to choose one of), inside a field with <c>group</c>.
/// &lt;field for="Themes" label="…" group&gt;&lt;choices for="Themes" options="Model.ThemeChoices" /&gt;&lt;/field&gt;
/// </summary>
[HtmlTargetElement("choices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoicesTag : HouseTag
{
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public IEnumerable<Choice> Options { get; set; } = [];

    public bool One { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = context.Items.TryGetValue(typeof(FieldState), out var item) ? item as FieldState : null;
        var name = For is null ? Name ?? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        Become(output, "ul", "choices");
        foreach (var (index, choice) in Options.Index())
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = One ? "radio" : "checkbox";
            input.Attributes["name"] = name;
            input.Attributes["value"] = choice.Value;
            if (choice.Chosen)
                input.Attributes["checked"] = "checked";
            if (field is not null && index == 0)
                input.Attributes["id"] = field.Id;
            if (field is not null && field.TakesFocus(ViewContext.HttpContext))
                input.Attributes["autofocus"] = "autofocus";
            var label = Element("label", choice is { Count: 0, Chosen: false } ? "choice choice-none" : "choice", input);
            var words = Element("span", null, choice.Label);
            if (choice.Hint is not null)
                words.InnerHtml.AppendHtml(Element("span", "hint", choice.Hint));
            label.InnerHtml.AppendHtml(words);
            if (choice.Count is { } count)
                label.InnerHtml.AppendHtml(Element("span", "count", count.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)));
            output.Content.AppendHtml(Element("li", null, label));
        }
    }
}
