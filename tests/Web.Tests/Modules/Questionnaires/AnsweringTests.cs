using System.Net;
using System.Text.RegularExpressions;
using Maillage.Demo;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed partial class AnsweringTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string All = $"/questionnaires/{DemoActions.LastYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_leave_each_serves_once_and_nothing_says_whose_the_answer_is()
    {
        var (id, links) = await Sent(isAnonymous: true);
        links.Count.ShouldBe(8, "two of the ten have no mail");
        await using var db = world.Open();
        (await Tokens(db, id)).ShouldAllBe(t => t.Recipient == null && t.CandidacyId == null);

        using var visitor = new Visitor(world);
        await visitor.Get(links[0]);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Cookies.ShouldBeEmpty();
        visitor.Page.QuerySelectorAll("input[name=__RequestVerificationToken]").ShouldBeEmpty();
        await visitor.Submit("main form", ("q-R7", "4"), ("q-M1", "Plus de temps."), ("mother", "Él"), ("day", "03"), ("street", "Rue des Lilas"));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Cookies.ShouldBeEmpty();
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("votre réponse est arrivée");

        // Again: the page says it, and nothing is added.
        await visitor.Post(links[0], ("q-R7", "1"));
        visitor.Status.ShouldBe(HttpStatusCode.Conflict);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Elle compte une fois");
        await visitor.Get(links[0]);
        visitor.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        var one = (await Responses(db, id)).ShouldHaveSingleItem();
        one.Given.Values.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["R7"] = 4 });
        one.Id.Version.ShouldBe(4);
        one.PairingHash.ShouldNotBeNull();
        (await Tokens(db, id)).Count(t => t.IsUsed).ShouldBe(1);
    }

    [Fact]
    public async Task The_order_on_the_disk_says_nothing_about_who_came_when()
    {
        var (id, links) = await Sent(isAnonymous: true);
        foreach (var (n, link) in links.Index())
        {
            using var visitor = new Visitor(world);
            await visitor.Post(link, ("q-M1", $"n° {n}"));
            visitor.Status.ShouldBe(HttpStatusCode.OK);
        }
        await using var db = world.Open();
        // PostgreSQL fills the holes of its pages as it likes: what counts there is the order in which the rows were written.
        var place = Engine.IsPostgres ? "cmin::text::bigint, ctid" : "rowid";
        foreach (var table in (string[])["responses", "questionnaire_tokens"])
        {
#pragma warning disable EF1002 // Names of columns, from this file.
            var onDisk = await db.Database.SqlQueryRaw<Guid>($"select id as \"Value\" from {table} where questionnaire_id = {{0}} order by {place}", id.Value).ToListAsync(Cancel);
            onDisk.Count.ShouldBe(links.Count);
            onDisk.SequenceEqual(onDisk.Order()).ShouldBeTrue(table);
            // One transaction wrote them all: its number names no latecomer either.
            if (Engine.IsPostgres)
                (await db.Database.SqlQueryRaw<int>($"select count(distinct xmin::text)::int as \"Value\" from {table} where questionnaire_id = {{0}}", id.Value).ToListAsync(Cancel)).ShouldBe([1]);
#pragma warning restore EF1002
        }
        var days = await db.Set<Response>().Where(r => r.QuestionnaireId == id).Select(r => r.AnsweredOn).Distinct().ToListAsync(Cancel);
        days.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Answers_that_come_in_at_once_are_all_kept_and_one_link_is_taken_once()
    {
        var (id, links) = await Sent(isAnonymous: true);
        using var client = world.CreateClient();
        async Task<HttpStatusCode> Send(string link)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("q-R7", "5")]);
            using var answer = await client.PostAsync(new Uri(link, UriKind.Relative), form, Cancel);
            return answer.StatusCode;
        }
        var sent = await Task.WhenAll(links.Concat(links).Select(Send));
        sent.Count(s => s == HttpStatusCode.OK).ShouldBe(links.Count);
        sent.Count(s => s == HttpStatusCode.Conflict).ShouldBe(links.Count);
        await using var db = world.Open();
        (await Responses(db, id)).Count.ShouldBe(links.Count);
        (await db.Set<Questionnaire>().Where(q => q.Id == id).Select(q => q.AnswerCount).SingleAsync(Cancel)).ShouldBe(links.Count);
    }

    [Fact]
    public async Task What_cannot_be_is_told_in_words_and_stays_on_the_page()
    {
        var (id, links) = await Sent(isAnonymous: true);
        using var visitor = new Visitor(world);
        await visitor.Post(links[0], ("q-R7", "9"), ("q-M1", "Déjà écrit"), ("mother", "él"), ("day", "40"), ("street", ""));
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = visitor.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain("n’est pas sur l’échelle");
        said.ShouldContain("il faut les trois");
        visitor.Page.QuerySelector("textarea[name=q-M1]")!.TextContent.ShouldBe("Déjà écrit");
        await visitor.Post(links[0]);
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await visitor.Post(links[0], ("q-M1", new string('é', 1001)));
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("il y en a 1001");
        await visitor.Post(links[0], ("q-M1", new string('é', 40_000)));
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await using (var db = world.Open())
            (await Responses(db, id)).ShouldBeEmpty();

        // A forged link, and one that is cut off.
        foreach (var forged in (string[])[links[0][..^1], "/questionnaires/reponse/x", $"/questionnaires/reponse/{new string('a', 500)}"])
        {
            await visitor.Get(forged);
            visitor.Status.ShouldBe(HttpStatusCode.NotFound);
            visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("ne mène à aucun questionnaire");
            await visitor.Post(forged, ("q-R7", "1"));
            visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        }

        // Closed while the page was open.
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{All}/{id}/fermeture");
        await farida.Submit("main form");
        await visitor.Post(links[0], ("q-R7", "3"));
        visitor.Status.ShouldBe(HttpStatusCode.Gone);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Il ne prend plus de réponses");
        await using (var db = world.Open())
            (await Responses(db, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_link_for_everybody_takes_one_page_once()
    {
        await using var db = world.Open();
        var one = await db.Set<Questionnaire>().AsNoTracking().SingleAsync(q => q.OpenSecret != null, Cancel);
        using var visitor = new Visitor(world);
        await visitor.Get($"/questionnaires/reponse/{one.OpenSecret}");
        await visitor.Submit("main form", ("q-R7", "2"));
        var once = visitor.Page;
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        await visitor.Get($"/questionnaires/reponse/{one.OpenSecret}");
        var page = visitor.Page.QuerySelector("input[name=once]")!.GetAttribute("value")!;
        await visitor.Post($"/questionnaires/reponse/{one.OpenSecret}", ("q-R7", "3"), ("once", page));
        await visitor.Post($"/questionnaires/reponse/{one.OpenSecret}", ("q-R7", "3"), ("once", page));
        visitor.Status.ShouldBe(HttpStatusCode.Conflict, once.Title);
        (await Responses(db, one.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_where_it_was_said_beforehand_is_it_known_who_has_not_answered()
    {
        var (id, links) = await Sent(isAnonymous: false);
        using var visitor = new Visitor(world);
        await visitor.Get(links[0]);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("sauront que vous avez répondu");
        await visitor.Post(links[0], ("q-R7", "3"));
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{All}/{id}/liens");
        farida.Page.QuerySelectorAll("main section ul.rows > li").Length.ShouldBe(7);
        await farida.Submit("form[action*=Remind]");
        farida.Status.ShouldBe(HttpStatusCode.Conflict, "the links left today");
        world.Clock.Advance(TimeSpan.FromDays(1));
        await farida.SignIn(Farida, People.Password);
        await farida.Get($"{All}/{id}/liens");
        await farida.Submit("form[action*=Remind]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await using var db = world.Open();
        (await db.Set<OutgoingMail>().CountAsync(m => m.Subject.StartsWith("Rappel"), Cancel)).ShouldBe(7);
        (await Tokens(db, id)).Count(t => t.Recipient is null).ShouldBe(1, "forgotten once used");
        // The link of the first mail is still good.
        await visitor.Post(links[1], ("q-R7", "3"));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A questionnaire of last year's group whose links have left, and the links as the mails hold them.</summary>
    private async Task<(QuestionnaireId Id, IReadOnlyList<string> Links)> Sent(bool isAnonymous)
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{All}/nouveau");
        await farida.Submit("main form", ("Moment", Moments.SixMonths), ("Start", "template"), ("Name", $"Six mois après {Guid.CreateVersion7()}"));
        var here = farida.Location.ShouldNotBeNull();
        await farida.Get($"{here}/modifier");
        await farida.Submit("main form", ("Form.IsAnonymous", isAnonymous ? "true" : "false"));
        await farida.Get($"{here}/dates");
        await farida.Submit("main form");
        await farida.Get($"{here}/liens");
        var title = farida.Page.QuerySelector(".lead")!.TextContent;
        await farida.Submit("form[action*=Send]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await using var db = world.Open();
        var mails = await db.Set<OutgoingMail>().Where(m => m.Subject.Contains(title)).Select(m => m.Text).ToListAsync(Cancel);
        return (new QuestionnaireId(Guid.Parse(here.Split('/')[^1])), [.. mails.Select(m => Link().Match(m).Value)]);
    }

    private static Task<List<Response>> Responses(AppDb db, QuestionnaireId id) => db.Set<Response>().AsNoTracking().Where(r => r.QuestionnaireId == id).ToListAsync(Cancel);

    private static Task<List<Token>> Tokens(AppDb db, QuestionnaireId id) => db.Set<Token>().AsNoTracking().Where(t => t.QuestionnaireId == id).ToListAsync(Cancel);

    [GeneratedRegex("/questionnaires/reponse/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
