using Maillage.Demo;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed class ComparisonTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_everyone_is_paired_it_is_counted_who_rose()
    {
        var one = await Compare(Answers((1, 2), (2, 2), (3, 2), (4, 3), (5, 4)), Answers((1, 4), (2, 4), (3, 2), (4, 2), (5, 5)));
        one.Change.ShouldBe(new Change(Higher: 3, Alike: 1, Lower: 1));
        one.Before.ShouldBe(2.6);
        one.MostRose.ShouldBeNull();
    }

    [Fact]
    public async Task Where_few_are_not_paired_only_words_are_said_since_a_subtraction_would_give_them_back()
    {
        var one = await Compare(Answers((1, 2), (2, 2), (3, 2), (4, 3), (5, 4)), Answers((1, 4), (2, 4), (3, 2), (4, 2), (5, 5), (9, 1)));
        one.Pairs.ShouldBe(5);
        one.Change.ShouldBeNull();
        one.MostRose.ShouldBe(true);
    }

    [Fact]
    public async Task Under_five_pairs_or_five_answers_nothing_is_compared()
    {
        var one = await Compare(Answers((1, 2), (2, 2), (3, 2), (4, 3)), Answers((1, 4), (2, 4), (3, 2), (4, 2), (6, 5)));
        one.Change.ShouldBeNull();
        one.MostRose.ShouldBeNull();
        one.Before.ShouldBeNull();
        one.Now.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_forged_code_pairs_nobody()
    {
        // Someone answered with the code of the first: two alike, and neither is taken for the person.
        var one = await Compare(Answers((1, 2), (2, 2), (3, 2), (4, 3), (5, 4), (6, 1)), Answers((1, 5), (1, 1), (2, 4), (3, 2), (4, 2), (5, 5), (6, 2)));
        one.Pairs.ShouldBe(5);
    }

    [Fact]
    public async Task A_new_edition_asks_the_same_and_takes_no_answer_link_or_key_along()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var renewal = scope.ServiceProvider.GetServices<IActionRenewal>().OfType<QuestionnaireRenewal>().Single();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var next = new ActionId(DemoWorld.Id("action", "the year after"));
        var card = new ActionCard(DemoActions.LastYearId, DemoActions.LastYear, "", null, "groupe", "Europe/Paris", null, null, null, null, true, null);
        (await renewal.CarryOver(card, card with { Id = next }, Cancel)).ShouldNotBeNull();
        await db.SaveChangesAsync(Cancel);
        var carried = await db.Set<Questionnaire>().AsNoTracking().Where(q => q.ActionId == next).ToListAsync(Cancel);
        carried.Select(q => q.Moment).ShouldBe([Moments.Before, Moments.After], ignoreOrder: true);
        carried.ShouldAllBe(q => !q.IsFrozen && q.Asked == null && q.SentOn == null && q.OpenSecret == null);
        carried.Single(q => q.Moment == Moments.After).Content.Find("R1")!.Topics.ShouldNotBeEmpty();
        (await db.Set<PairingKey>().AnyAsync(k => k.ActionId == next, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_year_after_the_last_closing_no_code_can_be_tried_any_more()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var cleaning = scope.ServiceProvider.GetServices<ICleaning>().OfType<PairingKeyCleaning>().Single();
        var now = world.Clock.GetUtcNow();
        (await cleaning.Clean(now, Cancel)).ShouldBe(0);
        (await cleaning.Clean(now.AddMonths(14), Cancel)).ShouldBe(1, "last year's; this year's is still open");
        await using var db = world.Open();
        (await db.Set<PairingKey>().SingleAsync(k => k.ActionId == DemoActions.LastYearId, Cancel)).Key.ShouldBeNull();
    }

    private async Task<Compared> Compare(IReadOnlyList<Response> before, IReadOnlyList<Response> now)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var questionnaire = new Questionnaire { Id = new QuestionnaireId(RandomId.New()), ActionId = DemoActions.LastYearId, Moment = Moments.After, Title = "", Content = new QuestionList { Questions = [new Question { Code = "R7", Text = Said.Of("Serein") }] } };
        return Comparison.Of(questionnaire, before, now, scope.ServiceProvider.GetRequiredService<Texts>()).ShouldHaveSingleItem();
    }

    private static List<Response> Answers(params (byte Who, int Value)[] said) =>
        [.. said.Select(s => new Response { Id = RandomId.New(), QuestionnaireId = default, AnsweredOn = default, FromPaper = false, PairingHash = [s.Who], Given = new Given { Values = { ["R7"] = s.Value } } })];
}
