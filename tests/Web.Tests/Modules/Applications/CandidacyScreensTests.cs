using System.Net;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Applications;

public sealed class CandidacyScreensTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Apply = $"/candidatures/candidater/{DemoActions.ThisYear}";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Someone_applies_confirms_by_mail_and_withdraws_without_an_account()
    {
        using var visitor = new Visitor(world);
        await visitor.Get(Apply);
        await visitor.Submit("main form[method=post]", ("Form.Name", "Rose Marchand"), ("Form.Email", "rose@foyer.example"), ("Form.Structure", "Foyer des Tisserands"), ("Form.Commune", "Forbach"));
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Un courriel vient de partir");
        (await Of("rose@foyer.example")).Status.ShouldBe(CandidacyStatus.Draft.Code);

        await visitor.Get(await LastLink("rose@foyer.example"));
        await visitor.Submit("main form[method=post]", ("act", "confirm"));
        (await Of("rose@foyer.example")).Status.ShouldBe(CandidacyStatus.Received.Code);

        // The same mail again: one application, and the page says the same to a stranger.
        await visitor.Get(Apply);
        await visitor.Submit("main form[method=post]", ("Form.Name", "R. Marchand"), ("Form.Email", "Rose@Foyer.example"), ("Form.Structure", "Autre"));
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Un courriel vient de partir");
        await visitor.Get(await LastLink("rose@foyer.example"));
        await visitor.Submit("main details form", ("act", "withdraw"));
        await visitor.Follow();
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Désistement");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field()
    {
        using var visitor = new Visitor(world);
        await visitor.Get(Apply);
        await visitor.Submit("main form[method=post]", ("Form.Name", ""), ("Form.Email", "pas un courriel"), ("Form.Structure", ""), ("Form.Commune", "Zzzz"), ("Form.Motivation", new string('a', 1001)));
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = visitor.Page.QuerySelector("main")!.TextContent;
        foreach (var sentence in new[] { "Écrivez un prénom et un nom.", "Écrivez le nom de la structure.", "Écrivez un courriel complet", "Aucune commune de ce nom", "1001 caractères" })
            said.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_third_person_of_one_structure_is_refused_in_words_and_a_choice_that_keeps_the_rules_is_kept()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var metz = Enumerable.Range(1, 3).Select(n => ("Chosen", DemoActions.CandidacyOf(DemoActions.ThisYear, n).ToString())).ToArray();
        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", [.. metz, ("act", "keep")]);
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain("2 au plus par structure");
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Personne n’a été retenu. Pour passer outre");
        farida.Page.QuerySelector("label[for=Because]")!.TextContent.ShouldNotContain("facultatif");

        // Nothing is constituted of what is only ticked, and the rules told are those of the ticks.
        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", [.. metz, ("act", "constitute")]);
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Votre choix n’est pas enregistré");
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain("2 au plus par structure");

        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", [.. metz.Take(2), ("act", "keep")]);
        farida.Location.ShouldBe(Staff);
        await farida.Follow();
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("2 places prises sur 15");

        // Not kept without a reason: asked for.
        await farida.Get($"{Staff}/9/decision");
        await farida.Submit("main form[method=post]", ("Next", "non-retenue"));
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Choisissez un motif.");
        await farida.Submit("main form[method=post]", ("Next", "non-retenue"), ("Reason", "hors-public"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await using var db = world.Open();
        (await db.Set<Candidacy>().SingleAsync(c => c.Id == DemoActions.CandidacyOf(DemoActions.ThisYear, 9), Cancel)).Reason.ShouldBe("hors-public");
    }

    [Fact]
    public async Task The_rules_stand_beside_the_choice_and_the_history_names_who_decided()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var ccas = Enumerable.Range(1, 3).Select(n => ("Chosen", DemoActions.CandidacyOf(DemoActions.ThisYear, n).ToString()));
        await farida.Get($"{Staff}/composition");
        // What the script asks for at each tick, and the button without it.
        await farida.Submit("main form[method=post]", [.. ccas, ("act", "check")]);
        var rules = farida.Page.QuerySelectorAll(".rule-lines tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td")[1].TextContent.Trim());
        (rules["2 au plus par structure"], rules["Nombre de places"], rules["Pas de lien hiérarchique"]).ShouldBe(("Non tenue", "Tenue", "Tenue"));
        farida.Page.QuerySelector("[data-live=count]")!.TextContent.ShouldContain("3 sur 15 places");

        await farida.Get($"{Staff}/40/decision");
        await farida.Submit("main form[method=post]", ("Next", "liste-attente"));
        await farida.Get($"{Staff}/40/decision");
        farida.Page.QuerySelector(".thread li:last-child")!.TextContent.ShouldContain("par Farida Ziegler");
    }

    [Fact]
    public async Task Two_that_may_be_one_person_ticked_together_are_signalled()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", [.. new[] { 12, 13 }.Select(n => ("Chosen", DemoActions.CandidacyOf(DemoActions.ThisYear, n).ToString())), ("act", "check")]);
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain("C-12 et C-13 sont peut-être de la même personne");
    }

    [Fact]
    public async Task An_application_taken_by_phone_needs_no_mail_and_the_same_person_is_seen()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/nouveau");
        await farida.Submit("main form[method=post]", ("Form.Name", "Paulette Brun"), ("Form.Structure", "CCAS de Thionville"), ("Entry", "phone"));
        farida.Location.ShouldBe(Staff);
        await farida.Follow();
        farida.Page.QuerySelector("main table tbody tr:last-child")!.TextContent.ShouldContain("Par téléphone");
        (await farida.Client.GetStringAsync(new Uri($"{Staff}?format=csv", UriKind.Relative), Cancel)).ShouldContain("Par téléphone");
        await farida.Get($"{Staff}/nouveau");
        await farida.Submit("main form[method=post]", ("Form.Name", "paulette BRUN"), ("Form.Structure", "CCAS de Thionville"), ("Entry", "paper"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Cette personne a déjà candidaté");
    }

    [Fact]
    public async Task A_call_is_opened_with_its_rules_and_two_who_change_it_lose_nothing()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        var address = $"/candidatures/{DemoActions.LastYear}/appel";
        await myriam.Get(address);
        await farida.Get(address);
        await farida.Submit("main form[method=post]", ("Form.Places", "0"), ("Form.Cap", "3"), ("Form.OpensOn", "2026-10-02"), ("Form.ClosesOn", "2026-10-01"), ("Form.OfferHours", "0"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var sentence in new[] { "Un nombre de places de 1 à", "pas plus que de places", "Le dernier jour vient avant", "De 1 à" })
            farida.Page.QuerySelector("main")!.TextContent.ShouldContain(sentence);
        await farida.Submit("main form[method=post]", ("Form.Places", "12"), ("Form.Cap", "2"), ("Form.OpensOn", "2026-10-01"), ("Form.ClosesOn", "2026-10-02"), ("Form.OfferHours", "48"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await myriam.Submit("main form[method=post]", ("Form.Places", "20"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        using var visitor = new Visitor(world);
        await visitor.Get($"/candidatures/candidater/{DemoActions.LastYear}");
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Les candidatures ne sont pas ouvertes");
    }

    [Fact]
    public async Task Nobody_else_sees_who_applied()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var address in new[] { Staff, $"{Staff}/composition", $"{Staff}/nouveau", $"{Staff}/1/decision", "/candidatures/suivi/devine" })
        {
            await sophie.Get(address);
            sophie.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    private async Task<Candidacy> Of(string mail)
    {
        await using var db = world.Open();
        return await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.PersonKey == mail, Cancel);
    }

    private Task<string> LastLink(string recipient) => Mailbox.LastLink(world, recipient);
}
