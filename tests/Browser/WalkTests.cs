using System.Collections.Concurrent;
using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>Rule 6 in a real browser: every screen, for everyone who may open it, light and dark, without an axe violation, a sideways scroll, an error in the console or a cookie that the privacy page does not name.</summary>
public sealed class WalkTests(Town town)
{
    // Reached by a fault, by a password, and from a mail once there is one; addresses with a secret are only ever in mails.
    private static readonly string[] NotLinked = ["/erreur/{code:int}", "/compte/connexion/code", "/courriels/{id:guid}", "/groupes/tirages/{slug}"];

    // What bin/run names, the pieces of the kit, results as most people come to them, and choices that are kept.
    private static readonly string[] Starts = ["/", "/courriels", "/kit", "/annuaire?pres=namur", "/informations/vie-privee?lang=fr", "/apparence?theme=system", "/actions/actions-de-prevention-des-addictions-groupe-de-soutien-a-l-es-84326"];

    [Fact]
    public async Task Every_screen_anyone_may_open_is_sound()
    {
        var page = await town.Visit();
        var walk = await Walk.Through(page, "visite", closely: true, Starts);
        walk.Faults.ShouldBeEmpty();
        Screen.All.Where(s => s.IsOpen && !NotLinked.Contains(s.Pattern) && !s.Pattern.Contains("{secret}", StringComparison.Ordinal) && !s.Pattern.EndsWith("/{key}", StringComparison.Ordinal)).Except(walk.Reached).Select(s => s.Pattern).ShouldBeEmpty("no link leads there");
        walk.Cookies.Except(await NamedCookies(page)).ShouldBeEmpty("the privacy page does not name them");
        await page.Context.CloseAsync();
    }

    // Two at a time, as a machine has at least two cores.
    [Fact]
    public async Task Every_screen_a_person_may_open_is_sound()
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(People.All, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (person, _) =>
        {
            var page = await town.VisitAs(person.Mail);
            var walk = await Walk.Through(page, person.Mail.Split('@')[0], closely: false, Starts);
            foreach (var fault in walk.Faults)
                faults.Add(fault);
            foreach (var cookie in walk.Cookies.Except(await NamedCookies(page)))
                faults.Add($"{person.Mail}: the privacy page does not name the cookie {cookie}");
            await page.Context.CloseAsync();
        });
        faults.ShouldBeEmpty();
    }

    private static async Task<string[]> NamedCookies(IPage page)
    {
        await page.GotoAsync("/informations/vie-privee");
        return await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main th code')].map(c => c.textContent)");
    }
}
