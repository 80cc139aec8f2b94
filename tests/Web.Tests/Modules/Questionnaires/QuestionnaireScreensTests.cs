using System.Net;
using Maillage.Demo;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed class QuestionnaireScreensTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string All = $"/questionnaires/{DemoActions.LastYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_questionnaire_is_built_from_the_template_changed_opened_and_frozen()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/actions/{DemoActions.LastYear}");
        farida.Page.QuerySelectorAll($"a[href='{All}']").Length.ShouldBe(1);
        await farida.Get($"{All}/nouveau");
        await farida.Submit("main form", ("Moment", Moments.SixMonths), ("Start", "template"));
        var here = farida.Location.ShouldNotBeNull();
        await farida.Follow();
        farida.Page.QuerySelectorAll("main ol.rows > li").Length.ShouldBe(5);

        await farida.Get($"{here}/question?kind=Matrix");
        await farida.Submit("main form", ("Form.Text", "Ce qui a changé"), ("Form.Scale", "frequence-5"), ("Form.Lines", "J’en parle\nJ’oriente\n"));
        farida.Location.ShouldBe($"{here}#Q1");
        await farida.Follow();
        await farida.Submit("#Q1 form[action*=Move]");
        var one = await Read(here);
        one.Content.Questions.ConvertAll(q => q.Code).ShouldBe(["R7", "R8", "S1", "S2", "Q1", "M1"]);
        one.Content.Find("Q1")!.Items.Select(i => i.Code).ShouldBe(["Q1.a", "Q1.b"]);
        await farida.Get($"{here}/question?code=Q1");
        await farida.Submit("main form", ("Form.Lines", "Je demande de l’aide\nJ’oriente"));
        (await Read(here)).Content.Find("Q1")!.Items.Select(i => i.Code).ShouldBe(["Q1.c", "Q1.b"], "a line that says the same keeps its code");
        await farida.Get(here);
        await farida.Submit("#S2 form[action*=Remove]");

        foreach (var page in (string[])["apercu", "modifier", "dates", "fermeture", "effacement"])
        {
            await farida.Get($"{here}/{page}");
            farida.Status.ShouldBe(HttpStatusCode.OK, page);
        }
        await farida.Get($"{here}/dates");
        await farida.Submit("main form");
        await farida.Get(here);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("ses questions ne changent plus");
        farida.Page.QuerySelectorAll("#Q1 form").ShouldBeEmpty();
        var token = farida.Page.QuerySelector("main")!.TextContent;
        await farida.Get($"{here}/question?code=Q1");
        await farida.Submit("main form", ("Form.Text", "Autre chose"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("input[name='Form.Text']")!.GetAttribute("value").ShouldBe("Autre chose", "nothing typed is lost");

        // A slip seen at once is mended: nobody has answered.
        await farida.Get($"{here}/dates");
        await farida.Submit("section form");
        (await Read(here)).IsFrozen.ShouldBeFalse(token);
        await farida.Get($"{here}/effacement");
        await farida.Submit("main form");
        await farida.Get(here);
        farida.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_with_a_question_is_said_at_its_field()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{All}/nouveau");
        await farida.Submit("main form", ("Moment", Moments.Before), ("Start", "blank"));
        var here = farida.Location.ShouldNotBeNull();
        await farida.Get($"{here}/dates");
        await farida.Submit("main form");
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        await farida.Get($"{here}/question?kind=One");
        await farida.Submit("main form", ("Form.Text", ""), ("Form.Lines", "Oui\noui"), ("Form.LinesNl", "Ja"), ("Form.TextEn", new string('a', 301)));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = farida.Page.QuerySelector("main")!.TextContent;
        foreach (var sentence in new[] { "Écrivez la question.", "Deux lignes disent la même chose", "Il y a 2 lignes en français et 1 ici", "il y en a 301" })
            said.ShouldContain(sentence);
        await farida.Get($"{here}/question?kind=Nothing");
        farida.Status.ShouldBe(HttpStatusCode.NotFound);
        await farida.Get($"{here}/dates");
        await farida.Submit("main form", ("OpensOn", "demain"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Who_does_not_prepare_the_action_finds_nothing()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await using var db = world.Open();
        var one = await db.Set<Questionnaire>().FirstAsync(q => q.ActionId == DemoActions.LastYearId, Cancel);
        foreach (var page in (string[])["", "/nouveau", $"/{one.Id}", $"/{one.Id}/modifier", $"/{one.Id}/liens"])
        {
            await sophie.Get($"{All}{page}");
            sophie.Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    private async Task<Questionnaire> Read(string here)
    {
        await using var db = world.Open();
        var id = new QuestionnaireId(Guid.Parse(here.Split('/')[^1]));
        return await db.Set<Questionnaire>().AsNoTracking().SingleAsync(q => q.Id == id, Cancel);
    }
}
