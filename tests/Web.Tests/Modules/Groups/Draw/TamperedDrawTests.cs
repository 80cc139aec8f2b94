using System.Globalization;
using System.Text.Json.Nodes;

namespace Maillage.Tests.Modules.Groups.Draw;

public sealed class TamperedDrawTests
{
    private const string Usual = "d2_n50_k15_usual", CapsForbid = "d4_n28_k15_infeasible_caps", QuotasForbid = "d7_n50_k15_infeasible_quota";

    [Theory]
    [InlineData("pool.csv", "P0001,Ussel", "P0001,Tulle")]
    [InlineData("pool.csv", "P0001,", "P9999,")]
    [InlineData("rules.json", "\"structure\":2", "\"structure\":3")]
    [InlineData("rules.json", "\"panel_size\":15", "\"panel_size\":14")]
    [InlineData("rules.json", "\"note\":\"", "\"note\":\"!")]
    [InlineData("groups.json", "\"P0001\"", "\"P9999\"")]
    [InlineData("groups.json", "{\"groups\":[[", "{\"groups\":[[\"P0001\",\"P0002\"],[")]
    [InlineData("groups.json", "{\"groups\":", "{ \"groups\":")]
    [InlineData("probabilities.json", "\"maximin\":0.17", "\"maximin\":0.18")]
    [InlineData("probabilities.json", "\"P0001\":0.", "\"P0001\":0.9")]
    [InlineData("probabilities.json", "\"panel_size\":15", "\"panel_size\":16")]
    [InlineData("probabilities.json", "\"version\":\"", "\"version\":\"9")]
    [InlineData("probabilities.json", "\"chance\":0.", "\"chance\":0.0")]
    [InlineData("probabilities.json", "\"weight\":0.", "\"weight\":0.9")]
    [InlineData("probabilities.json", "\"feasible\":true", "\"feasible\":false")]
    [InlineData("probabilities.json", "\"certificate\":", "\"other\":")]
    [InlineData("result.json", "\"index\":", "\"index\":1")]
    [InlineData("result.json", "\"seed\":\"00ff\"", "\"seed\":\"00fe\"")]
    [InlineData("result.json", "\"P0", "\"P1")]
    public async Task A_changed_file_is_seen(string file, string was, string becomes)
    {
        using var desk = new DrawDesk();
        await desk.DrawCase(Usual, "--seed", "00ff");
        Replace(desk, file, was, becomes);
        await IsSeen(desk);
    }

    [Fact]
    public async Task A_changed_commitment_or_two_groups_that_change_places_are_seen()
    {
        using var desk = new DrawDesk();
        await desk.DrawCase(Usual);
        var seal = desk.Text("commitment.txt");
        await File.WriteAllTextAsync(Path.Combine(desk.Out, "commitment.txt"), (seal[0] == '0' ? '1' : '0') + seal[1..], TestContext.Current.CancellationToken);
        await IsSeen(desk);

        await desk.DrawCase(Usual);
        var groups = desk.Json("groups.json");
        var list = groups["groups"]!.AsArray();
        var first = list[0]!;
        list.RemoveAt(0);
        list.Add(first);
        await File.WriteAllTextAsync(Path.Combine(desk.Out, "groups.json"), groups.ToJsonString(), TestContext.Current.CancellationToken);
        await IsSeen(desk);
    }

    [Theory]
    [InlineData(QuotasForbid, "\"relaxation_units\":10", "\"relaxation_units\":9")]
    [InlineData(QuotasForbid, "\"explanation\":\"", "\"explanation\":\"Le hasard. ")]
    [InlineData(QuotasForbid, "\"to\":2", "\"to\":3")]
    [InlineData(QuotasForbid, "\"bound\":\"min\"", "\"bound\":\"max\"")]
    [InlineData(QuotasForbid, "\"relaxing_quotas_can_fix\":true", "\"relaxing_quotas_can_fix\":false")]
    [InlineData(QuotasForbid, "\"max_panel_size_with_caps_only\":17", "\"max_panel_size_with_caps_only\":14")]
    [InlineData(QuotasForbid, "\"relaxations\":[", "\"relaxations\":[{\"bound\":\"max\",\"column\":\"sector\",\"from\":1,\"to\":2,\"value\":\"poésie\"},")]
    [InlineData(QuotasForbid, "\"relaxations\":", "\"others\":")]
    [InlineData(CapsForbid, "\"max_panel_size_with_caps_only\":10", "\"max_panel_size_with_caps_only\":11")]
    [InlineData(CapsForbid, "\"explanation\":\"", "\"explanation\":\"Le hasard. ")]
    [InlineData(CapsForbid, "\"relaxation_units\":null", "\"relaxation_units\":0")]
    public async Task A_changed_reason_for_there_being_no_group_is_seen(string name, string was, string becomes)
    {
        using var desk = new DrawDesk();
        (await desk.DrawCase(name)).Code.ShouldBe(3);
        Replace(desk, "probabilities.json", was, becomes);
        await IsSeen(desk);
    }

    [Fact]
    public async Task A_longer_way_out_than_needed_is_seen()
    {
        using var desk = new DrawDesk();
        await desk.DrawCase(QuotasForbid);
        var made = desk.Json("probabilities.json");
        var change = made["relaxations"]!.AsArray().First(c => string.Equals((string?)c!["bound"], "max", StringComparison.Ordinal))!;
        change["to"] = (int)change["to"]! + 1;
        made["relaxation_units"] = (int)made["relaxation_units"]! + 1;
        await File.WriteAllTextAsync(Path.Combine(desk.Out, "probabilities.json"), made.ToJsonString(), TestContext.Current.CancellationToken);
        await IsSeen(desk);
    }

    [Fact]
    public async Task Who_says_that_no_group_is_possible_where_one_is_is_seen()
    {
        using var impossible = new DrawDesk();
        await impossible.DrawCase(QuotasForbid);
        using var desk = new DrawDesk();
        await desk.DrawCase(Usual);
        foreach (var file in (string[])["groups.json", "commitment.txt"])
            File.Delete(Path.Combine(desk.Out, file));
        File.Copy(Path.Combine(impossible.Out, "probabilities.json"), Path.Combine(desk.Out, "probabilities.json"), overwrite: true);
        await IsSeen(desk);
    }

    [Theory]
    [InlineData("groups.json")]
    [InlineData("commitment.txt")]
    [InlineData("result.json")]
    public async Task Nothing_is_drawn_where_no_group_is_possible(string file)
    {
        using var desk = new DrawDesk();
        await desk.DrawCase(CapsForbid);
        await File.WriteAllTextAsync(Path.Combine(desk.Out, file), "{}", TestContext.Current.CancellationToken);
        (await IsSeen(desk)).ShouldContain(file);
    }

    [Theory]
    [InlineData("probabilities.json")]
    [InlineData("groups.json")]
    [InlineData("pool.csv")]
    [InlineData("rules.json")]
    [InlineData("commitment.txt")]
    public async Task A_missing_file_is_no_draw_that_can_be_read(string file)
    {
        using var desk = new DrawDesk();
        await desk.DrawCase("d1_n18_k8_small");
        File.Delete(Path.Combine(desk.Out, file));
        var verify = await desk.Verify();
        verify.Code.ShouldBe(2, verify.Error);
        verify.Error.ShouldContain(file);
        verify.Error.Trim().ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("probabilities.json", "null")]
    [InlineData("probabilities.json", "[]")]
    [InlineData("probabilities.json", "{}")]
    [InlineData("groups.json", "{}")]
    [InlineData("groups.json", "{\"groups\":[]}")]
    [InlineData("groups.json", "{\"groups\":[[1,2]]}")]
    [InlineData("result.json", "{}")]
    [InlineData("result.json", "{\"seed\":\"z\"}")]
    public async Task What_lacks_something_is_named_without_a_stack_trace(string file, string text)
    {
        using var desk = new DrawDesk();
        await desk.DrawCase("d1_n18_k8_small", "--seed", "00ff");
        await File.WriteAllTextAsync(Path.Combine(desk.Out, file), text, TestContext.Current.CancellationToken);
        (await IsSeen(desk)).ShouldContain(file);
    }

    /// <summary>Puts another text in the place of the first one that is there.</summary>
    private static void Replace(DrawDesk desk, string file, string was, string becomes)
    {
        var text = desk.Text(file);
        var place = text.IndexOf(was, StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0, string.Create(CultureInfo.InvariantCulture, $"{was} is not in {file}"));
        File.WriteAllText(Path.Combine(desk.Out, file), text[..place] + becomes + text[(place + was.Length)..]);
    }

    private static async Task<string> IsSeen(DrawDesk desk)
    {
        var verify = await desk.Verify();
        verify.Code.ShouldBe(1, verify.Output + verify.Error);
        verify.Error.Trim().ShouldNotBeEmpty();
        verify.Error.Trim().ShouldNotContain('\n');
        return verify.Error;
    }
}
