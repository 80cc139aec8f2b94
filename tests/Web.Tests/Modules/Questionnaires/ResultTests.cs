using System.Net;
using System.Text.Json;
using Maillage.Demo;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed class ResultTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string All = $"/questionnaires/{DemoActions.LastYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_are_dots_beside_their_numbers_and_files_say_the_same()
    {
        var here = await Address(DemoActions.LastYearId, Moments.After);
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{here}/resultats");
        farida.Status.ShouldBe(HttpStatusCode.OK);
        var first = farida.Page.QuerySelectorAll(".result-dots tbody tr")[0];
        first.TextContent.ShouldContain("J’ai acquis de nouvelles connaissances");
        first.QuerySelectorAll(".dots i").Length.ShouldBe(8);
        first.QuerySelectorAll(".dot-full").Length.ShouldBe(7);
        first.QuerySelector("td.numbers")!.TextContent.ShouldStartWith("7 sur 8");
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("7 paires\u202F: la plupart plus haut qu’avant");

        using var json = JsonDocument.Parse(await farida.Client.GetStringAsync(new Uri($"{here}/resultats?format=json", UriKind.Relative), Cancel));
        var satisfied = json.RootElement.GetProperty("resultats").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "P5");
        satisfied.GetProperty("hauts").GetInt32().ShouldBe(7);
        satisfied.GetProperty("moyenne").GetDouble().ShouldBe(4.25);
        var csv = await farida.Client.GetStringAsync(new Uri($"{here}/resultats?format=csv", UriKind.Relative), Cancel);
        csv.ShouldContain("R2,J’ai acquis de nouvelles connaissances,Plutôt d’accord,4,8");
        csv.ShouldNotContain("Dylan");
    }

    [Fact]
    public async Task As_long_as_it_is_open_nothing_but_their_number_is_read()
    {
        var here = await Address(DemoActions.ThisYearId, Moments.Before);
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{here}/resultats");
        farida.Page.QuerySelectorAll("main table").ShouldBeEmpty();
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Pas encore de résultats");
        await farida.Get($"{here}/resultats?format=json");
        farida.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_group_of_one_is_hidden_and_no_subtraction_gives_it_back()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var questionnaire = Asking(DemoActions.LastYearId);
        // Eleven answers: one from the direction, five and five.
        var responses = Enumerable.Range(0, 11).Select(n => Answer(questionnaire.Id, n == 0 ? "c" : n <= 5 ? "a" : "b", n % 5 + 1)).ToList();
        Seen(questionnaire, responses, scope).ShouldNotBeNull();
        Seen(questionnaire, responses, scope, "c").ShouldBeNull();
        // The second half with the first would leave the one: only one of them is shown.
        new[] { Seen(questionnaire, responses, scope, "a"), Seen(questionnaire, responses, scope, "b") }.Count(s => s is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_is_filtered_no_difference_of_two_readings_is_smaller_than_five()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var random = new Random(20261125);
        var shown = 0;
        for (var round = 0; round < 300; round++)
        {
            var questionnaire = Asking(DemoActions.LastYearId);
            var responses = Enumerable.Range(0, random.Next(0, 40)).Select(_ => Answer(questionnaire.Id, random.Next(4) switch { 0 => "a", 1 => "b", 2 => "c", _ => null }, random.Next(4) == 0 ? null : random.Next(1, 6))).ToList();
            List<IReadOnlyList<int>> readings = [.. new[] { null, "a", "b", "c" }.Select(line => Seen(questionnaire, responses, scope, line)).OfType<IReadOnlyList<int>>()];
            shown += readings.Count;
            readings.ShouldAllBe(r => r.Sum() >= SmallNumbers.FewestAnswers);
            if (readings.Count > 1)
                (readings[0].Sum() - readings.Skip(1).Sum(r => r.Sum())).ShouldSatisfyAllConditions(left => (left == 0 || left >= 5).ShouldBeTrue());
        }
        shown.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Under_five_answers_nothing_is_shown_in_files_either()
    {
        await using (var db = world.Open())
        {
            var few = Asking(new ActionId(DemoActions.LastYearId.Value), "Trop peu");
            few.ComesAnswered(4, new DateOnly(2026, 6, 1));
            db.Add(few);
            db.AddRange(Enumerable.Range(0, 4).Select(n => Answer(few.Id, "a", n + 1)));
            await db.SaveChangesAsync(Cancel);
        }
        var here = await Address(DemoActions.LastYearId, Moments.SixMonths);
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{here}/resultats");
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("4 réponses.");
        farida.Page.QuerySelectorAll("main table").ShouldBeEmpty();
        (await farida.Client.GetStringAsync(new Uri($"{here}/resultats?format=csv", UriKind.Relative), Cancel)).Trim('\ufeff').Trim().ShouldBe("code,question,reponse,nombre,exprimes");
    }

    [Fact]
    public async Task A_written_answer_is_masked_and_sorted_by_who_prepares_the_group_only()
    {
        var here = await Address(DemoActions.LastYearId, Moments.After);
        using (var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example"))
        {
            await myriam.Get($"{here}/resultats");
            myriam.Status.ShouldBe(HttpStatusCode.OK);
            await myriam.Get($"{here}/codage");
            myriam.Status.ShouldBe(HttpStatusCode.NotFound);
        }
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{here}/codage");
        farida.Page.QuerySelectorAll("mark").Select(m => m.TextContent).ShouldContain("Dylan");
        var mask = farida.Page.QuerySelectorAll("button[name=mask]").First(b => b.TextContent.Contains("Dylan", StringComparison.Ordinal)).GetAttribute("value")!;
        await farida.Submit("form:has(.coded)", ("mask", mask));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await farida.Follow();
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("j’ai pensé à […], 16 ans");
        await farida.Submit("form:has(.coded)", ("mask", mask));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);

        await farida.Get($"{here}/codage");
        await farida.Submit("form:has(textarea#Topics)", ("Topics", "Rien que cela"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "answers stand under topics that would go");
        await farida.Get($"{here}/codage");
        var topics = farida.Page.QuerySelector("#Topics")!.TextContent;
        await farida.Submit("form:has(textarea#Topics)", ("Topics", $"{topics}\nDire non sans rompre"));
        await farida.Get($"{here}/codage");
        var key = farida.Page.QuerySelector("input[name^='s-']")!.GetAttribute("name")![2..];
        await farida.Submit("form:has(.coded)", ($"t-{key}", "t1"));
        await farida.Get($"{here}/resultats");
        farida.Page.QuerySelector(".result-bars")!.TextContent.ShouldContain("Dire non sans rompre");
    }

    private static IReadOnlyList<int>? Seen(Questionnaire questionnaire, IReadOnlyList<Response> responses, AsyncServiceScope scope, string? line = null)
    {
        var sheet = new ResultSheet(questionnaire, responses, line is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["Q1"] = line });
        var items = sheet.Items(scope.ServiceProvider.GetRequiredService<Typology>(), Reader.Team, scope.ServiceProvider.GetRequiredService<Texts>());
        return items.Single(i => i.Code == "Q2").Parts?.Select(p => p.Count ?? 0).ToList();
    }

    private static Questionnaire Asking(ActionId action, string title = "Essai") => new()
    {
        Id = new QuestionnaireId(RandomId.New()),
        ActionId = action,
        Moment = Moments.SixMonths,
        Title = title,
        OpensOn = new DateOnly(2026, 5, 1),
        Content = new QuestionList
        {
            Questions =
            [
                new Question { Code = "Q1", Kind = QuestionKind.One, IsFilter = true, Text = Said.Of("Métier"), Lines = [new QuestionLine { Code = "a", Text = Said.Of("Éducation") }, new QuestionLine { Code = "b", Text = Said.Of("Soin") }, new QuestionLine { Code = "c", Text = Said.Of("Direction") }] },
                new Question { Code = "Q2", Kind = QuestionKind.Likert, Scale = "accord-5", Text = Said.Of("Utile") },
            ],
        },
    };

    private static Response Answer(QuestionnaireId questionnaire, string? line, int? value)
    {
        var given = new Given();
        if (line is not null)
            given.Choices["Q1"] = [line];
        if (value is { } step)
            given.Values["Q2"] = step;
        return new Response { Id = RandomId.New(), QuestionnaireId = questionnaire, AnsweredOn = new DateOnly(2026, 5, 2), FromPaper = false, Given = given };
    }

    private async Task<string> Address(ActionId action, string moment)
    {
        await using var db = world.Open();
        var one = await db.Set<Questionnaire>().SingleAsync(q => q.ActionId == action && q.Moment == moment, Cancel);
        return $"/questionnaires/{(action == DemoActions.LastYearId ? DemoActions.LastYear : DemoActions.ThisYear)}/{one.Id}";
    }
}
