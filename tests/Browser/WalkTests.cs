using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>Rule 6 in a real browser: every screen, for everyone who may open it, without an axe violation, a sideways scroll or an error in the console.</summary>
public sealed class WalkTests(Town town)
{
    // Reached by a fault, by a password, and from a mail once there is one; addresses with a secret are only ever in mails.
    private static readonly string[] NotLinked = ["/erreur/{code:int}", "/compte/connexion/code", "/courriels/{id:guid}"];

    public static TheoryData<string> Everyone => [.. People.All.Select(p => p.Mail)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_screen_anyone_may_open_is_sound(bool dark)
    {
        var page = await town.Visit(dark: dark);
        var walk = await Walk.Through(page, dark ? "sombre" : "clair", _ => true, dark, [.. Starts]);
        await page.Context.CloseAsync();
        walk.Faults.ShouldBeEmpty();
        if (HasFront)
            Screen.All.Where(s => s.IsOpen && !NotLinked.Contains(s.Pattern) && !s.Pattern.Contains("{secret}", StringComparison.Ordinal)).Except(walk.Reached).Select(s => s.Pattern).ShouldBeEmpty("no link leads there");
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Every_screen_a_person_may_open_is_sound(string mail)
    {
        var page = await town.VisitAs(mail);
        var walk = await Walk.Through(page, mail.Split('@')[0], s => !s.IsOpen, dark: false, [.. Starts]);
        await page.Context.CloseAsync();
        walk.Faults.ShouldBeEmpty();
    }

    private static bool HasFront => Screen.All.Any(s => s.Pattern == "/");

    // What bin/run names, and the pieces of the kit.
    private static IEnumerable<string> Starts => [HasFront ? "/" : "/aide", "/courriels", "/kit"];
}
