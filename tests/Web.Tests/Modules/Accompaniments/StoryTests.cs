using System.Net;
using Maillage.Demo;
using Maillage.Modules.Accompaniments.Stories;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Accompaniments;

/// <summary>Story 3, 2, 7 and 9: what a team says of itself, and that nothing appears without its agreement.</summary>
public sealed class StoryTests(World world) : IClassFixture<World>
{
    private const string Helene = "helene.marchal@demo.example";
    private static string Played => $"/accompagnements/{DemoTeamWork.Played}";
    private static string Running => $"/accompagnements/{DemoTeamWork.Running}";
    private static string Public => $"/accompagnements/recits/{DemoTeamWords.StoryCode}";

    [Fact]
    public async Task Before_and_after_stand_on_pairs_with_their_base_and_the_management_cannot_be_read_alone()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get(Played);
        var answers = helene.Page.QuerySelector("#questionnaires")!;
        answers.TextContent.ShouldContain("11 répondants sur 14, dont 4 saisies depuis papier");
        answers.TextContent.ShouldContain("9 répondants sur 14");
        answers.TextContent.ShouldContain("7 paires");
        var results = answers.QuerySelector("a[href$=resultats]")!.GetAttribute("href")!;
        foreach (var line in new[] { "direction", "equipe" })
        {
            // One of eleven: what is left would tell what that one said.
            await helene.Get($"{results}?F1={line}");
            helene.Status.ShouldBe(HttpStatusCode.OK);
            helene.Page.QuerySelectorAll(".result-dots").ShouldBeEmpty(line);
        }
    }

    [Fact]
    public async Task A_team_s_questionnaire_begins_with_its_own_questions()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"/questionnaires/{DemoTeamWork.Running}/nouveau?moment=avant");
        helene.Page.QuerySelector("input[name=Start][checked]")!.GetAttribute("value").ShouldBe("team");
        await helene.Submit("main form");
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Follow();
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("Je me sens compétent·e");
    }

    [Fact]
    public async Task Nothing_appears_without_the_agreement_and_taking_it_back_makes_it_vanish()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"{Running}/recit");
        await helene.Submit("main form", ("Name", "Rentrer tard"), ("Body", "À la Maison d’accueil de Mons, tout a changé."));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("fait reconnaître");
        await helene.Submit("main form", ("Body", "Une équipe de nuit a parlé. <i>Vraiment.</i>"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Follow();
        await helene.Submit("main form[action*=Ask], main form[action*=ask]", ("Designee", "Une collègue"), ("Email", "collegue@structure.example"));
        helene.Status.ShouldBe(HttpStatusCode.OK);
        var link = new Uri(helene.Page.QuerySelector("main code")!.TextContent).AbsolutePath;
        await using var db = world.Open();
        (await db.Set<OutgoingMail>().AsNoTracking().AnyAsync(m => m.Recipient == "collegue@structure.example", TestContext.Current.CancellationToken)).ShouldBeTrue();
        var token = helene.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await helene.Post($"{Running}/recit?handler=Publish", ("__RequestVerificationToken", token));
        helene.Status.ShouldBe(HttpStatusCode.Conflict);

        using var visitor = new Visitor(world);
        await visitor.Get("/accompagnements/accord/not-the-secret");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        await visitor.Get(link);
        visitor.Page.QuerySelector("article")!.InnerHtml.ShouldContain("&lt;i&gt;");
        await visitor.Submit("main form");
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        var id = DemoTeamWork.RunningId;
        var story = await db.Set<Story>().AsNoTracking().SingleAsync(s => s.ActionId == id, TestContext.Current.CancellationToken);
        await visitor.Get($"/accompagnements/recits/{story.Code}");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        await helene.Get($"{Running}/recit");
        await helene.Submit("main form[action*=Publish], main form[action*=publish]");
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await visitor.Get($"/accompagnements/recits/{story.Code}");
        visitor.Status.ShouldBe(HttpStatusCode.OK);

        await visitor.Get(link);
        await visitor.Submit("main form:has(input[value=withdraw])");
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        await visitor.Get($"/accompagnements/recits/{story.Code}");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        await visitor.Get("/accompagnements/recits");
        visitor.Page.Body!.TextContent.ShouldNotContain("Rentrer tard");
        var gone = await db.Set<Story>().AsNoTracking().SingleAsync(s => s.ActionId == id, TestContext.Current.CancellationToken);
        (gone.Title, gone.Body, gone.DesigneeName, gone.DesigneeEmail).ShouldBe(("", "", null, null));
    }

    [Fact]
    public async Task A_published_story_bears_the_credit_of_who_pays_and_names_no_team()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/accompagnements/recits");
        visitor.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain(Public);
        await visitor.Get(Public);
        var article = visitor.Page.QuerySelector("article")!.TextContent;
        article.ShouldContain("Avec le soutien de la Cocof");
        article.ShouldNotContain("Louvière");
        visitor.Page.Body!.InnerHtml.ShouldNotContain(DemoTeamWork.Played);
    }

    [Fact]
    public void Other_words_need_the_agreement_anew()
    {
        var story = new Story { ActionId = DemoTeamWork.BegunId, Code = "abc" };
        story.Ask("Une collègue", email: null, Story.HashOf("secret"), new DateOnly(2026, 1, 1))!.Text.ShouldBe("accompaniments.story.refused.empty");
        story.Write("Titre", "Récit", credit: null);
        story.Ask("Une collègue", email: null, Story.HashOf("secret"), new DateOnly(2026, 1, 1)).ShouldBeNull();
        story.Publish(new DateOnly(2026, 1, 2))!.Text.ShouldBe("accompaniments.story.refused.no_agreement");
        story.Agree(new DateOnly(2026, 1, 2)).ShouldBeNull();
        story.Publish(new DateOnly(2026, 1, 3)).ShouldBeNull();
        story.Write("Titre", "Récit", "Avec le soutien de la Cocof");
        story.IsPublic.ShouldBeTrue();
        story.Write("Titre", "Un autre récit", "Avec le soutien de la Cocof");
        story.IsPublic.ShouldBeFalse();
        story.Publish(new DateOnly(2026, 1, 4))!.Text.ShouldBe("accompaniments.story.refused.no_agreement");
    }
}
