using System.Text;

namespace Maillage.Tests.Modules.Groups.Draw;

public sealed class DrawInputTests
{
    private const string Pool = "id,structure,sector\na,S1,social\nb,S1,social\nc,S2,sanitaire\nd,S3,sanitaire\n";
    private const string Rules = "{\n \"panel_size\": 2,\n \"quotas\": {\n  \"sector\": {\n   \"social\": {\n    \"min\": 1,\n    \"max\": 2\n   }\n  }\n },\n \"max_per_value\": {\n  \"structure\": 1\n }\n}\n";

    [Fact]
    public async Task What_the_others_spoil_is_right_as_it_stands()
    {
        using var desk = new DrawDesk();
        var run = await desk.DrawText(Pool, Rules);
        run.Code.ShouldBe(0, run.Error);
    }

    [Theory]
    [InlineData("\nb,S1", "\na,S1", "line 3, id", "already on line 2")]
    [InlineData("\nb,S1", "\n a ,S1", "line 3, id", "already on line 2")]
    [InlineData("\nb,S1", "\n,S1", "line 3, id", "blank")]
    [InlineData("\nb,S1", "\n  ,S1", "line 3, id", "blank")]
    [InlineData("\nb,S1", "\nb,", "line 3, structure", "blank")]
    [InlineData("\nb,S1", "\nb", "line 3", "2 cells")]
    [InlineData("\nb,S1", "\nb,\"S1", "line ", "")]
    [InlineData("id,", "name,", "line 1, id", "missing")]
    [InlineData("structure", "employer", "line 1, structure", "missing")]
    [InlineData("structure", "id", "line 1, id", "twice")]
    [InlineData(Pool, "", "line 1", "empty")]
    [InlineData(Pool, "\n\n", "line 1", "empty")]
    [InlineData(Pool, "id,structure,sector\n", "line 2", "nobody")]
    public async Task A_pool_that_cannot_be_read_names_its_line(string was, string becomes, string place, string why)
    {
        using var desk = new DrawDesk();
        Refused(desk, await desk.DrawText(Pool.Replace(was, becomes, StringComparison.Ordinal), Rules), "people.csv", place, why);
    }

    [Theory]
    [InlineData("\"max\": 2", "\"max\": 0", "line 7, quotas.sector.social.max", "below the smallest")]
    [InlineData("\"panel_size\": 2", "\"panel_size\": 5", "line 2, panel_size", "4 applicants")]
    [InlineData("\"panel_size\": 2", "\"panel_size\": 0", "line 2, panel_size", "at least 1")]
    [InlineData("\"panel_size\": 2", "\"panel_size\": \"2\"", "line 2, panel_size", "whole number")]
    [InlineData("\"panel_size\": 2", "\"panel_size\": 2.5", "line 2, panel_size", "whole number")]
    [InlineData("\"panel_size\": 2", "\"places\": 2", "line 1, panel_size", "missing")]
    [InlineData("\"min\": 1", "\"min\": 3", "line 6, quotas.sector.social.min", "2 places")]
    [InlineData("\"min\": 1", "\"min\": -1", "line 6, quotas.sector.social.min", "less than 0")]
    [InlineData("\"min\": 1", "\"least\": 1", "line 6, quotas.sector.social.least", "only min and max")]
    [InlineData("\"min\": 1", "\"min\": 99999999999", "line 6, quotas.sector.social.min", "whole number")]
    [InlineData("\"social\"", "\"poésie\"", "line 5, quotas.sector.poésie", "nobody in the pool")]
    [InlineData("\"structure\": 1", "\"structure\": 0", "line 12, max_per_value.structure", "at least 1")]
    [InlineData("\"structure\": 1", "\"structure\": null", "line 12, max_per_value.structure", "missing")]
    [InlineData("\"structure\": 1", "\"structure\": 1,\n  \"structure \": 2", "line 12, max_per_value.structure", "twice")]
    [InlineData("\"structure\": 1", "\"structure\": 1,\n  \"structure\": 2", "line 13, max_per_value.structure", "twice")]
    [InlineData("\"structure\": 1", "\"structure\": 1,\n  \"structure\": 2,,", "line 1", "")]
    [InlineData("\"structure\": 1", "\"id\": 1", "line 12, max_per_value.id", "other than id")]
    [InlineData("\"sector\": {", "\"sector\": {\n   \" social\": {},", "line 6, quotas.sector.social", "twice")]
    [InlineData("\"min\": 1,", "\"min\": 1", "line 7", "no JSON")]
    [InlineData("{\n \"panel_size\"", "[{\n \"panel_size\"", "line 15", "no JSON")]
    [InlineData(Rules, "", "line 1", "")]
    [InlineData(Rules, "null", "line 1", "object")]
    public async Task Rules_that_cannot_be_read_name_their_line(string was, string becomes, string place, string why)
    {
        using var desk = new DrawDesk();
        Refused(desk, await desk.DrawText(Pool, Rules.Replace(was, becomes, StringComparison.Ordinal)), "rules.json", place, why);
    }

    [Fact]
    public async Task A_column_that_only_the_rules_know_is_named()
    {
        using var desk = new DrawDesk();
        Refused(desk, await desk.DrawText(Pool, Rules.Replace("\"sector\"", "\"profession\"", StringComparison.Ordinal)), "people.csv", "line 1, profession", "missing");
    }

    [Fact]
    public async Task One_applicant_is_no_pool_for_two_places_and_is_sure_of_one()
    {
        using var desk = new DrawDesk();
        Refused(desk, await desk.DrawText("id\na\n", "{\"panel_size\":2}"), "rules.json", "line 1, panel_size", "1 applicants");
        var run = await desk.DrawText("id\na\n", "{\"panel_size\":1}", "--groups", "1");
        run.Code.ShouldBe(0, run.Error);
        ((double)desk.Json("probabilities.json")["maximin"]!).ShouldBe(1);
        (await desk.Verify()).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Windows_1252_with_semicolons_gives_the_same_draw_as_utf_8_with_commas()
    {
        using var desk = new DrawDesk();
        var pool = Pool.Replace("social", "médico-social", StringComparison.Ordinal);
        var rules = Rules.Replace("social", "médico-social", StringComparison.Ordinal);
        (await desk.DrawText(pool, rules, "--seed", "01")).Code.ShouldBe(0);
        var files = desk.Files();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await File.WriteAllBytesAsync(desk.At("excel.csv"), Encoding.GetEncoding(1252).GetBytes(pool.Replace(",", ";", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        var run = await desk.Draw(desk.At("excel.csv"), desk.At("rules.json"), "--seed", "01");
        run.Code.ShouldBe(0, run.Error);
        desk.Files().ShouldBe(files);
        desk.Text("pool.csv").ShouldContain("médico-social");
    }

    [Fact]
    public async Task Rules_in_windows_1252_are_refused_in_words()
    {
        using var desk = new DrawDesk();
        await desk.DrawText(Pool, Rules);
        System.IO.Directory.Delete(desk.Out, recursive: true);
        await File.WriteAllBytesAsync(desk.At("rules.json"), Encoding.Latin1.GetBytes(Rules.Replace("social", "médico-social", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Refused(desk, await desk.Draw(desk.At("people.csv"), desk.At("rules.json")), "rules.json", "line ", "UTF-8");
    }

    [Theory]
    [InlineData("--seed", "xyz")]
    [InlineData("--seed", "abc")]
    [InlineData("--seed", "")]
    [InlineData("--groups", "0")]
    [InlineData("--groups", "100001")]
    [InlineData("--groups", "many")]
    [InlineData("--pool", "/nowhere/people.csv")]
    public async Task An_option_that_makes_no_sense_is_named(string option, string value)
    {
        using var desk = new DrawDesk();
        await File.WriteAllTextAsync(desk.At("rules.json"), Rules, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(desk.At("people.csv"), Pool, TestContext.Current.CancellationToken);
        var run = await desk.Draw(option == "--pool" ? value : desk.At("people.csv"), desk.At("rules.json"), option == "--pool" ? [] : [option, value]);
        Refused(desk, run, option == "--pool" ? value : "", "", "");
    }

    [Fact]
    public async Task A_refusal_leaves_an_earlier_draw_as_it_was()
    {
        using var desk = new DrawDesk();
        await desk.DrawText(Pool, Rules, "--seed", "01");
        var files = desk.Files();
        (await desk.DrawText(Pool.Replace("\nb,", "\na,", StringComparison.Ordinal), Rules)).Code.ShouldBe(2);
        desk.Files().ShouldBe(files);
        (await desk.Verify()).Code.ShouldBe(0);
    }

    private static void Refused(DrawDesk desk, Verb run, string file, string place, string why)
    {
        run.Code.ShouldBe(2, run.Output + run.Error);
        run.Error.ShouldContain(file);
        run.Error.ShouldContain(place);
        run.Error.ShouldContain(why);
        run.Error.Trim().ShouldNotContain('\n', run.Error);
        run.Error.ShouldNotContain("Exception");
        run.Output.ShouldBeEmpty();
        System.IO.Directory.GetFileSystemEntries(desk.Folder).Select(Path.GetFileName).ShouldBeSubsetOf(["people.csv", "rules.json"]);
    }
}
