using System.Net;
using Maillage.Modules.Requests;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Requests;

public sealed class AskingTests(World world) : IClassFixture<World>
{
    private const string Form = "main form[method=post]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (string, string)[] Typed(string structure, string mail) =>
    [
        ("act", "send"), ("Form.For", "institution"), ("Form.Support", "supervision"), ("Form.Structure", structure), ("Form.Commune", "Charleroi"), ("Form.Expectations", "Que faire quand un jeune arrive sous l’effet d’un produit ?"), ("Form.Name", "Karim Bensaïd"), ("Form.Email", mail),
    ];

    [Fact]
    public async Task What_was_looked_for_fills_the_form_and_the_service_is_ticked()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/annuaire?soutien=supervision&secteur=aide-a-la-jeunesse&pres=Charleroi");
        var link = visitor.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("service=supervision-sambre", StringComparison.Ordinal));
        await visitor.Get(link);
        visitor.Page.QuerySelector("select[name='Form.Support'] option[selected]")!.GetAttribute("value").ShouldBe("supervision");
        visitor.Page.QuerySelector("select[name='Form.Sector'] option[selected]")!.GetAttribute("value").ShouldBe("aide-a-la-jeunesse");
        visitor.Page.QuerySelector("input[name='Form.Commune']")!.GetAttribute("value")!.ShouldContain("Charleroi");
        visitor.Page.QuerySelector("input[name=Service][value=supervision-sambre]")!.HasAttribute("checked").ShouldBeTrue();
        // From the front page the same form takes what was chosen there.
        await visitor.Get("/");
        visitor.Page.QuerySelector("button[form=finder][formaction='/demandes/demander']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_request_confirmed_by_mail_reaches_the_service_and_sent_twice_is_one()
    {
        using var visitor = new Visitor(world);
        for (var i = 0; i < 2; i++)
        {
            await visitor.Get("/demandes/demander?service=supervision-sambre");
            await visitor.Submit(Form, Typed("AMO Deux Fois", "deux.fois@amo.example"));
            visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Un courriel vient de partir");
        }
        (await Post.Of(world, "deux.fois@amo.example")).Count.ShouldBeInRange(1, 2);
        var draft = await Post.Request(world, "AMO Deux Fois");
        draft.Status.ShouldBe(RequestStates.Draft);

        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get($"/demandes/{draft.Code}");
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);

        await visitor.Get(await Post.LastLink(world, "deux.fois@amo.example"));
        await visitor.Submit(Form, ("act", "confirm"));
        await visitor.Follow();
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("pas encore de réponse");
        (await Post.Of(world, "equipe@sambreecoute.example"))[0].Text.ShouldNotContain("sous l’effet");

        await sophie.Get($"/demandes/{draft.Code}");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("Que faire quand un jeune arrive");
        (await Post.Request(world, "AMO Deux Fois")).IsCounted.ShouldBeTrue();
    }

    [Fact]
    public async Task Numbers_are_refused_and_words_that_point_to_someone_are_shown_before_they_are_masked_or_kept()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/demander");
        await visitor.Submit(Form, [.. Typed("AMO Traces", "traces@amo.example"), ("Form.Story", "Son numéro national est 85.07.30-033.28, il répond au 0475 12 34 56.")]);
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("numéro national");
        visitor.Page.QuerySelectorAll("button[value=keep]").ShouldBeEmpty();

        await visitor.Submit(Form, [.. Typed("AMO Traces", "traces@amo.example"), ("Form.Story", "Il s'agit de Dylan M., 16 ans, de la rue Neuve")]);
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visitor.Page.QuerySelectorAll("#Traces mark").Select(m => m.TextContent).ShouldBe(["Dylan M.", "16 ans", "rue Neuve"]);
        // Enter in a field sends, and never masks: the first button of the form is the one that sends.
        visitor.Page.QuerySelectorAll($"{Form} button")[0].GetAttribute("value").ShouldBe("send");

        await visitor.Submit(Form, ("act", "mask"));
        visitor.Page.QuerySelector("textarea[name='Form.Story']")!.TextContent.Trim().ShouldBe("Il s'agit de […], […], de la […]");
        await visitor.Submit(Form, ("act", "send"));
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Un courriel vient de partir");
        (await Post.Request(world, "AMO Traces")).Story!.ShouldNotContain("Dylan");
    }

    [Theory]
    [InlineData("je suis la maman de Léo, il fume tous les jours")]
    [InlineData("Mon mari boit et je ne sais plus quoi faire")]
    public async Task A_relative_is_led_to_help_and_nothing_is_kept(string story)
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/demander");
        await visitor.Submit(Form, [.. Typed("Chez nous", "parent@maison.example"), ("Form.Story", story)]);
        var said = visitor.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain("n’est pas gardé");
        visitor.Page.QuerySelectorAll("main a[href^='tel:']").ShouldNotBeEmpty();
        await using var db = world.Open();
        (await db.Set<SupportRequest>().AnyAsync(r => r.StructureName == "Chez nous", Cancel)).ShouldBeFalse();
        (await Post.Of(world, "parent@maison.example")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_taken_for_a_relative_goes_on_with_what_they_had_typed()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/demander");
        await visitor.Submit(Form, [.. Typed("Service des familles", "equipe@familles.example"), ("Form.Story", "Une mère nous dit : « mon fils fume » et nous ne savons que répondre.")]);
        await visitor.Submit(Form, ("act", "team"));
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Un courriel vient de partir");
    }

    [Fact]
    public async Task Nothing_filled_is_said_at_each_field_and_what_is_too_long_too()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/demander");
        await visitor.Submit(Form, ("act", "send"), ("Form.Structure", new string('a', 201)), ("Form.Commune", "Zzzz"), ("Form.Email", "non"));
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = visitor.Page.QuerySelector("main")!.TextContent;
        foreach (var sentence in new[] { "Dites pour qui", "Choisissez un type de soutien", "Écrivez au moins une phrase", "200 signes au plus", "Aucune commune de ce nom", "Écrivez un courriel complet", "Écrivez un prénom" })
            said.ShouldContain(sentence);
        // Markup in a text stays text.
        await visitor.Submit(Form, [.. Typed("<script>alert(1)</script>", "x@y.example"), ("Form.Story", "<b>gras</b>")]);
        await visitor.Get(await Post.LastLink(world, "x@y.example"));
        visitor.Page.QuerySelectorAll("main script, main b").ShouldBeEmpty();
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("<b>gras</b>");
    }

    [Fact]
    public async Task A_link_that_ended_says_so_and_another_can_be_asked_for()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/suivi/n-importe-quoi");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("incomplet");

        await visitor.Get("/demandes/demander");
        await visitor.Submit(Form, Typed("AMO Lien", "lien@amo.example"));
        var first = await Post.LastLink(world, "lien@amo.example");
        await visitor.Get(first);
        await visitor.Submit(Form, ("act", "confirm"));
        await visitor.Get(first);
        await visitor.Submit("form:has(button[value=change])", ("act", "change"));
        var second = await Post.LastLink(world, "lien@amo.example");
        await visitor.Get(first);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("expiré");
        await visitor.Submit(Form, ("act", "again"));
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Un nouveau lien est parti");
        await visitor.Get(second);
        visitor.Status.ShouldBe(HttpStatusCode.OK);

        await visitor.Submit("form:has(button[value=forget])", ("act", "forget"));
        var gone = await Post.Request(world, "AMO Lien");
        (gone.RequesterName, gone.Email, gone.Expectations, gone.IsOpen).ShouldBe((null, null, null, false));
        await visitor.Get(second);
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
