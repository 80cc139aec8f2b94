using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Ui.Tags;

/// <summary>What a control inside a field must know of it.</summary>
internal sealed record FieldState(string Id, string? DescribedBy, bool Wrong, bool Group)
{
    private static readonly object FocusGiven = new();

    public bool FirstSeen { get; set; }

    /// <summary>True once a page: for the first control of the first wrong field.</summary>
    public bool TakesFocus(HttpContext context) => Wrong && !FirstSeen && context.Items.TryAdd(FocusGiven, true);
}

/// <summary>
/// A labelled field: label, hint, error sentence, then the control written inside. <c>group</c> makes it a fieldset of several controls.
/// &lt;field for="Email" label="…" hint="…"&gt;&lt;input asp-for="Email"&gt;&lt;/field&gt;
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTag : HouseTag
{
    /// <summary>Property of the model; or else <see cref="Name"/> for a plain GET form.</summary>
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string Label { get; set; } = "";

    /// <summary>A hint that is not there arrives as an empty one.</summary>
    public string? Hint { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    public bool Optional { get; set; }

    public bool Group { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = For is null ? Name ?? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        FieldOrder.Of(ViewContext.HttpContext).Add(name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var errors = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? entry.Errors : null;
        var wrong = errors is { Count: > 0 };
        string?[] described = [Hint is null ? null : $"{id}-hint", wrong ? $"{id}-error" : null];
        var describedBy = described.Any(d => d is not null) ? string.Join(' ', described.Where(d => d is not null)) : null;
        context.Items[typeof(FieldState)] = new FieldState(id, describedBy, wrong, Group);
        var control = await output.GetChildContentAsync();

        Become(output, Group ? "fieldset" : "div", wrong ? "field field-wrong" : "field");
        if (Group && describedBy is not null)
            output.Attributes.SetAttribute("aria-describedby", describedBy);
        var label = Element(Group ? "legend" : "label", null, Label);
        if (!Group)
            label.Attributes["for"] = id;
        if (Optional)
            label.InnerHtml.Append(" ").AppendHtml(Element("span", "optional", T["form.optional"]));
        output.PreContent.AppendHtml(label);
        if (Hint is not null)
            output.PreContent.AppendHtml(Named(Element("p", "hint", Hint), $"{id}-hint"));
        if (wrong)
        {
            var error = Named(Element("p", "error", Icon("alert-circle")), $"{id}-error");
            error.InnerHtml.AppendHtml(Element("span", null, string.Join(' ', errors!.Select(e => e.ErrorMessage))));
            output.PreContent.AppendHtml(error);
        }
        output.Content.SetHtmlContent(control);
    }

    private static TagBuilder Named(TagBuilder element, string id)
    {
        element.Attributes["id"] = id;
        return element;
    }
}

/// <summary>Ties a control to its field's hint and error; the first wrong one of the page takes the focus.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select")]
[HtmlTargetElement("textarea")]
public sealed class ControlTag : HouseTag
{
    // After the framework's own helpers, which give the control its id.
    public override int Order => 100;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(FieldState), out var item) || item is not FieldState field
            || output.Attributes["type"]?.Value?.ToString() is "hidden" or "submit")
        {
            return;
        }
        if (field.Group ? !field.FirstSeen : !output.Attributes.ContainsName("id"))
            output.Attributes.SetAttribute("id", field.Id);
        if (!field.Group && field.DescribedBy is not null)
            output.Attributes.SetAttribute("aria-describedby", field.DescribedBy);
        if (field.Wrong)
            output.Attributes.SetAttribute("aria-invalid", "true");
        if (field.TakesFocus(ViewContext.HttpContext))
            output.Attributes.SetAttribute("autofocus", "autofocus");
        field.FirstSeen = true;
    }
}
