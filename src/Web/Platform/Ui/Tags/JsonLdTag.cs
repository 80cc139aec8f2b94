using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Maillage.Platform.Ui.Tags;

/// <summary>Data for machines inside a page. The browser executes no block of this type, so the content policy lets it stand.</summary>
[HtmlTargetElement("json-ld", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JsonLdTag : TagHelper
{
    public JsonObject? Content { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/ld+json");
        // The serializer's own encoder writes < > & and quotes as \u escapes: nothing said in the data can end the element.
        output.Content.SetHtmlContent(new HtmlString(JsonSerializer.Serialize(Content, JsonSerializerOptions.Default)));
    }
}
