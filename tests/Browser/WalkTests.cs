using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>Rule 6 in a real browser: every screen, for everyone who may open it, without an axe violation, a sideways scroll or an error in the console.</summary>
public sealed class WalkTests(Town town)
{
    // An error page and the pieces of the kit are reached by nobody's link.
    private static readonly string[] NotLinked = ["/erreur/{code:int}"];

    public static TheoryData<string> Everyone => [.. People.All.Select(p => p.Mail)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_screen_anyone_may_open_is_sound(bool dark)
    {
        var page = await town.Visit(dark: dark);
        var walk = await Walk.Through(page, dark ? "sombre" : "clair", _ => true, [.. Starts]);
        await page.Context.CloseAsync();
        walk.Faults.ShouldBeEmpty();
        Screen.All.Where(s => s.IsOpen && !NotLinked.Contains(s.Pattern)).Except(walk.Reached).Select(s => s.Pattern).ShouldBeEmpty("no link leads there");
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Every_screen_a_person_may_open_is_sound(string mail)
    {
        var page = await town.VisitAs(mail);
        var walk = await Walk.Through(page, mail.Split('@')[0], s => !s.IsOpen, [.. Starts]);
        await page.Context.CloseAsync();
        walk.Faults.ShouldBeEmpty();
    }

    private static IEnumerable<string> Starts => new[] { "/", "/kit" }.Where(s => Screen.All.Any(x => x.Pattern == s)).DefaultIfEmpty("/aide");
}
