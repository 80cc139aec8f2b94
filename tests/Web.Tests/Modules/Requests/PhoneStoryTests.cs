using System.Net;
using Maillage.Demo;
using Maillage.Modules.Actions;
using Maillage.Modules.Requests;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Requests;

/// <summary>Story 2: the request comes by phone.</summary>
public sealed class PhoneStoryTests(World world) : IClassFixture<World>
{
    private const string Form = "main form[method=post]";
    private const string Structure = "AMO Le Relais";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_comes_by_phone_is_passed_on_declined_proposed_together_agreed_orally_and_becomes_an_action()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get("/demandes/nouveau");
        var service = sophie.Page.QuerySelectorAll("select[name=For] option").First(o => o.TextContent == "Supervision d’équipes").GetAttribute("value")!;
        await sophie.Submit(Form, ("act", "send"), ("Origin", "telephone"), ("For", service), ("Form.Support", "supervision"), ("Form.Structure", Structure), ("Form.Commune", "Charleroi"), ("Form.Name", "Karim Bensaïd"), ("Form.Phone", "071 00 09 09"),
            ("Form.Concerns", "abord"), ("Form.Concerns", "impuissance"), ("Form.Expectations", "Que faire quand un jeune arrive sous l’effet d’un produit ?"), ("Form.Existing", "une réunion d’équipe par semaine"));
        sophie.Status.ShouldBe(HttpStatusCode.Redirect, sophie.Page.QuerySelector("main")?.TextContent);
        var code = (await Post.Request(world, Structure)).Code;
        await sophie.Follow();
        sophie.Page.QuerySelector("main a[href^='tel:']")!.TextContent.ShouldBe("071 00 09 09");

        await sophie.Get("/aujourdhui");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain($"Rappeler {Structure}");
        await PassOn(sophie, code, "Accompagnement d’équipes d’insertion", "Équipe de rue et pairs");
        using var helene = await Visitor.SignedIn(world, "helene.marchal@demo.example");
        using var chantal = await Visitor.SignedIn(world, "chantal.petit@demo.example");
        foreach (var asked in new[] { helene, chantal })
        {
            await asked.Get($"/demandes/{code}");
            var said = asked.Page.QuerySelector("main")!.TextContent;
            said.ShouldContain("par Supervision d’équipes");
            (said.Contains("Accompagnement d’équipes d’insertion", StringComparison.Ordinal) && said.Contains("Équipe de rue et pairs", StringComparison.Ordinal)).ShouldBeTrue();
        }

        await helene.Get($"/demandes/{code}/refus");
        await helene.Submit(Form, ("Reason", "plus-de-place"), ("Word", "septembre"), ("act", "decline"));
        await chantal.Get($"/demandes/{code}");
        chantal.Page.QuerySelector("main")!.TextContent.ShouldContain("ne peut pas, réponse le");
        chantal.Page.QuerySelector("main")!.TextContent.ShouldNotContain("septembre");

        await chantal.Get($"/demandes/{code}/proposition");
        await chantal.Submit(Form, ("Plan", "Quatre rencontres avec l’équipe."), ("Price", "90 € la rencontre"), ("With", chantal.Page.QuerySelector("input[name=With]")!.GetAttribute("value")!));
        chantal.Status.ShouldBe(HttpStatusCode.Redirect, chantal.Page.QuerySelector("main")?.TextContent);
        await helene.Get($"/demandes/{code}");
        helene.Page.QuerySelector("main")!.TextContent.ShouldNotContain("90 €");
        await sophie.Get($"/demandes/{code}");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("90 €");
        await sophie.Get($"/demandes/{code}/lettre");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("Quatre rencontres");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("appelez-nous au");
        await sophie.Get("/aujourdhui");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain($"Une réponse commune est proposée à {Structure}");
        await chantal.Get("/aujourdhui");
        chantal.Page.QuerySelector("main")!.TextContent.ShouldContain($"Dire la proposition à {Structure}");

        await sophie.Get($"/demandes/{code}/accord");
        await sophie.Submit(Form);
        await sophie.Follow();
        var agreed = sophie.Page.QuerySelector("main")!.TextContent;
        agreed.ShouldContain("acceptée de vive voix par Karim Bensaïd");
        agreed.ShouldContain("Proposition acceptée");
        sophie.Page.QuerySelector(".asked-past li:last-child")!.TextContent.ShouldEndWith("Sophie Delvaux");
        // The action will be Bitume et Lien's, whose proposal it is: Sophie is offered no door that would not open.
        sophie.Page.QuerySelectorAll($"main a[href^='/demandes/{code}/action']").ShouldBeEmpty();
        await sophie.Get($"/demandes/{code}/action");
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        await chantal.Get($"/demandes/{code}/action");
        chantal.Page.QuerySelector("select[name=Kind] option[selected]")!.GetAttribute("value").ShouldBe("accompagnement");
        await chantal.Submit(Form);
        await chantal.Follow();
        chantal.Page.QuerySelector("main")!.TextContent.ShouldContain("Née de la demande");
        await using var db = world.Open();
        var action = await db.Set<ActionRecord>().SingleAsync(a => a.Title.EndsWith(Structure), Cancel);
        (action.Kind, action.PublishedOn).ShouldBe(("accompagnement", null));
        (await Post.Request(world, Structure)).Status.ShouldBe(RequestStates.Converted);

        await sophie.Get($"/demandes/{code}");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("devenue une action, menée par Équipe de rue et pairs");

        await NeedsAreRead(helene);
    }

    private static async Task PassOn(Visitor sophie, string code, params string[] names)
    {
        foreach (var name in names)
        {
            await sophie.Get($"/demandes/{code}/transmission?q={Uri.EscapeDataString(name)}");
            var found = sophie.Page.QuerySelectorAll("label.choice").First(l => l.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
            await sophie.Submit(Form, ("Chosen", found));
            sophie.Status.ShouldBe(HttpStatusCode.Redirect);
        }
    }

    private async Task NeedsAreRead(Visitor helene)
    {
        using var denis = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        await denis.Get("/demandes/besoins?territoire=be-prov-50000");
        var said = denis.Page.QuerySelector("main")!.TextContent;
        // Who pays reads no more than a service does: no small cell, and no commune.
        denis.Page.QuerySelectorAll("td.numbers").Select(c => c.TextContent.Trim()).ShouldAllBe(c => c == "" || c == "0" || c == "masqué" || int.Parse(c, System.Globalization.CultureInfo.InvariantCulture) >= 5);
        said.ShouldContain("masqué");
        said.ShouldNotContain("Charleroi");
        said.ShouldNotContain("Accompagnement d’équipes d’insertion");
        said.ShouldNotContain("Ce que vos services n’ont pas pu prendre");
        await helene.Get("/demandes/besoins");
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("Ce que vos services n’ont pas pu prendre");
        helene.Page.QuerySelectorAll("main a[href*='territoire=']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_organisation_and_a_funder_find_nothing_and_two_at_once_do_not_overwrite()
    {
        foreach (var mail in new[] { "chantal.petit@demo.example", "denis.kremer@demo.example", "noemie.lambert@demo.example" })
        {
            using var other = await Visitor.SignedIn(world, mail);
            await other.Get($"/demandes/{DemoRequests.Waiting}");
            other.Status.ShouldBe(HttpStatusCode.NotFound);
        }
        using var one = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        using var two = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await one.Get($"/demandes/{DemoRequests.Waiting}/proposition");
        await two.Get($"/demandes/{DemoRequests.Waiting}/proposition");
        await one.Submit(Form, ("Plan", "Première"), ("IsFree", "true"));
        one.Status.ShouldBe(HttpStatusCode.Redirect, one.Page.QuerySelector("main")?.TextContent);
        await two.Submit(Form, ("Plan", "Seconde"), ("IsFree", "true"));
        two.Status.ShouldBe(HttpStatusCode.Conflict);
        two.Page.QuerySelector("textarea[name=Plan]")!.TextContent.Trim().ShouldBe("Seconde");
    }

    [Fact]
    public async Task The_coordination_reads_who_is_asked_and_nothing_of_what_services_write()
    {
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get("/demandes?boite=en-cours");
        await myriam.Get("/demandes/MASN2222");
        var said = myriam.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain("Soutien aux équipes de première ligne");
        said.ShouldNotContain("Deux dates possibles");
        await myriam.Get("/demandes/MASN2222/proposition");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
