using System.Text.Json;
using System.Text.RegularExpressions;
using Maillage.Platform.Ui;

namespace Maillage.Tests.Rules;

/// <summary>What people read: written once, in three languages, asked for by someone.</summary>
public sealed partial class TextsTests
{
    private static readonly (string File, string Text)[] Sources =
        [.. House.Files("src/Web", ".cs", ".cshtml", ".js").Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal)).Select(f => (f, Comment().Replace(House.Text(f), "")))];

    [Fact]
    public void Every_text_asked_for_is_written_and_every_written_one_is_asked_for()
    {
        TextUse.Violations(Sources, [.. TextBook.All.Keys]).ShouldBeEmpty();
        Examined.Report("texts", TextBook.All.Count);
    }

    [Fact]
    public void A_text_that_is_missing_or_unused_is_caught() =>
        TextUse.Violations(
            [("a.cshtml", """<h1>@T["page.title"]</h1> @T[$"page.state.{Model.State}"] @T["page.absent"] @T.Count("page.found", 3)"""), ("a.cs", """return new Refusal("page.refused");""")],
            ["page.title", "page.state.open", "page.found.one", "page.found.many", "page.dead"])
        .ShouldBe(["a.cs asks for the text page.refused, which is not written", "a.cshtml asks for the text page.absent, which is not written", "the text page.dead is written and nothing asks for it"]);

    [Fact]
    public void Texts_are_whole_well_printed_and_kind()
    {
        TextBook.All.SelectMany(t => Typography.Violations(t.Key, t.Value)).ShouldBeEmpty();
        Examined.Report("typography", TextBook.All.Count);
    }

    [Theory]
    [InlineData("Vraiment ?", "narrow")]
    [InlineData("Vraiment\u00A0?", "narrow")]
    [InlineData("Vraiment?", "narrow")]
    [InlineData("«Oui»", "narrow")]
    [InlineData("40 %", "narrow")]
    [InlineData("l'aide", "apostrophe")]
    [InlineData("Suite...", "ellipsis")]
    [InlineData("Il est clean", "clean")]
    [InlineData("un toxicomane", "toxicomane")]
    [InlineData("", "not written")]
    [InlineData("{0} services", "placeholders")]
    public void A_text_badly_written_is_caught(string french, string said) =>
        Typography.Violations("a.b", new Wording(french, "Ja", "Yes")).ShouldContain(v => v.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void A_text_well_written_passes() =>
        Typography.Violations("a.b", new Wording("Dès 9 h 30, l’équipe répond\u202F: «\u202Fbonjour\u202F»", "Ja", "Yes")).ShouldBeEmpty();

    [Fact]
    public void Labels_of_the_lists_are_kind()
    {
        using var lists = JsonDocument.Parse(House.Text("src", "Web", "Modules", "Vocabularies", "Data", "vocabularies.json"));
        var labels = Strings(lists.RootElement, "").Where(s => Label().IsMatch(s.Path)).ToList();
        labels.Where(l => StigmaInLabel().IsMatch(l.Text)).Select(l => $"{l.Path}: {l.Text}").ShouldBeEmpty();
        Examined.Report("labels", labels.Count);
    }

    [Fact]
    public void Screens_hold_no_style_no_script_and_no_handler()
    {
        var screens = Sources.Where(s => s.File.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();
        screens.SelectMany(s => Inline(s.Text).Select(i => $"{s.File}: {i}")).ShouldBeEmpty();
        Examined.Report("screens", screens.Count);
    }

    [Theory]
    [InlineData("""<p style="color:red">""")]
    [InlineData("<script>go()</script>")]
    [InlineData("""<script type="module">go()</script>""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("<style>p{}</style>")]
    [InlineData("""<a href="javascript:go()">""")]
    public void Inline_code_is_caught(string planted) => Inline(planted).ShouldNotBeEmpty();

    [Theory]
    [InlineData("""<script src="/js/site.js" type="module"></script>""")]
    [InlineData("""<script type="application/ld+json">@Model.JsonLd</script>""")]
    public void Scripts_from_a_file_and_data_pass(string fine) => Inline(fine).ShouldBeEmpty();

    private static IEnumerable<string> Inline(string text) => InlineCode().Matches(text).Select(m => m.Value);

    [GeneratedRegex("""\sstyle\s*=\s*["']|<style\b|\son[a-z]+\s*=\s*["']|javascript:|<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^\s*///?.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    // A stigma word may be a code or a synonym that leads to the label, never the label.
    [GeneratedRegex(@"\.(?:fr|fr_be|nl|en)$")]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:toxicoman\w*|drogué\w*|junkies?|usagers? lourds?|\bclean\b|drugsverslaafden?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StigmaInLabel();

    private static IEnumerable<(string Path, string Text)> Strings(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value, $"{path}.{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Strings(e, $"{path}[{i}]")),
        JsonValueKind.String => [(path, element.GetString()!)],
        _ => [],
    };
}
