using System.Net;
using Maillage.Demo;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>The figures among one profession or one structure, and who reads how far.</summary>
public sealed class AmongTests(World world) : IClassFixture<World>
{
    private const string Address = $"/indicateurs/{DemoActions.LastYear}";

    [Fact]
    public async Task A_funder_is_offered_no_group_under_five_and_asking_for_one_says_why()
    {
        using var denis = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Address);
        await denis.Get(Address);
        var all = Offered(farida);
        var some = Offered(denis);
        some.Count.ShouldBeGreaterThan(0);
        all.Count.ShouldBeGreaterThan(some.Count);
        foreach (var choice in all)
        {
            await denis.Get($"{Address}?parmi={Uri.EscapeDataString(choice)}");
            denis.Status.ShouldBe(HttpStatusCode.OK);
            (denis.Page.QuerySelector("#parmi .figures") is not null).ShouldBe(some.Contains(choice), choice);
            denis.Page.QuerySelector("#parmi")!.TextContent.Contains("n’est pas montré", StringComparison.Ordinal).ShouldBe(!some.Contains(choice), choice);
            foreach (var number in denis.Page.QuerySelectorAll("#parmi .figure b").Select(b => int.TryParse(b.TextContent, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0))
                number.ShouldNotBeInRange(1, 4, choice);
            await farida.Get($"{Address}?parmi={Uri.EscapeDataString(choice)}");
            farida.Page.QuerySelectorAll("#parmi .figure").Length.ShouldBe(4, choice);
        }
    }

    [Fact]
    public async Task An_administrator_reads_dates_time_and_counts_and_no_session_nor_name()
    {
        using var thomas = await Visitor.SignedIn(world, "thomas.weiler@demo.example");
        await thomas.Get($"/actions/{DemoActions.LastYear}");
        foreach (var page in (string[])[$"/seances/{DemoActions.LastYear}", Address])
        {
            thomas.Page.QuerySelector($"a[href='{page}']").ShouldNotBeNull();
            await thomas.Get(page);
            thomas.Status.ShouldBe(HttpStatusCode.OK, page);
            thomas.Page.QuerySelector("main")!.TextContent.ShouldNotContain("C-0");
            await thomas.Get($"/actions/{DemoActions.LastYear}");
        }
        await thomas.Get($"/seances/{DemoActions.LastYear}");
        thomas.Page.QuerySelector("main")!.TextContent.ShouldContain("tenue 3 h 30");
        foreach (var closed in (string[])["/1", "/1/presences", "/presences", "/attestations"])
        {
            await thomas.Get($"/seances/{DemoActions.LastYear}{closed}");
            thomas.Status.ShouldNotBe(HttpStatusCode.OK, closed);
        }
        await thomas.Get($"{Address}/p4b");
        thomas.Page.QuerySelectorAll("table.table-fold").ShouldBeEmpty();
    }

    private static List<string> Offered(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("#parmi option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0)];
}
