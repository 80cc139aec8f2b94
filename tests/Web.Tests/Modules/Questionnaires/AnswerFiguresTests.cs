using Maillage.Demo;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed class AnswerFiguresTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("R2", 7, 8)]
    [InlineData("R3", 6, 8)]
    [InlineData("R4", 7, 8)]
    [InlineData("R5", 5, 7)]
    [InlineData("R6", 7, 8)]
    [InlineData("P5", 7, 8)]
    public async Task Last_years_group_counts_as_the_record_of_document_002(string code, int number, int expressed)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var figures = await scope.ServiceProvider.GetRequiredService<IAnswerFigures>().Of(DemoActions.LastYearId, Cancel);
        figures.Select(f => f.Moment).ShouldBe([Moments.Before, Moments.After]);
        var after = figures[1];
        after.Items[code].Count(v => v >= 4).ShouldBe(number);
        after.Items[code].Count(v => v is not null).ShouldBe(expressed);
        after.Items["P5"].Average().ShouldBe(4.25);
        after.Pairs["R7"].Count.ShouldBe(7);
        figures[0].Pairs.ShouldBeEmpty();
        after.Items[code].ShouldBe(after.Items[code].OrderBy(v => v ?? int.MaxValue));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_another_takes_its_place()
    {
        var action = new ActionId(DemoWorld.Id("action", "imported"));
        (await Put(action, 4, null)).ShouldBe(ImportOutcome.Created);
        (await Put(action, null, 4)).ShouldBe(ImportOutcome.Unchanged);
        (await Put(action, 4, 5)).ShouldBe(ImportOutcome.Updated);
        await using var scope = world.Services.CreateAsyncScope();
        var one = (await scope.ServiceProvider.GetRequiredService<IAnswerFigures>().Of(action, Cancel)).ShouldHaveSingleItem();
        one.IsClosed.ShouldBeTrue();
        one.Items["R2"].ShouldBe([4, 5]);
    }

    [Theory]
    [InlineData("Élise", "3", "Rue des Lilas")]
    [InlineData(" EL", "03", "s")]
    [InlineData("el", " 3 ", "rue des lilas.")]
    public void One_person_makes_the_same_code_however_it_is_typed(string mother, string day, string street) => SelfMadeCode.Of(mother, day, street).ShouldBe("el03s");

    [Theory]
    [InlineData("", "3", "s")]
    [InlineData("el", "32", "s")]
    [InlineData("el", "0", "s")]
    [InlineData("el", "trois", "s")]
    [InlineData("el", "3", "12")]
    [InlineData(null, null, null)]
    public void Three_things_that_make_no_code_pair_nobody(string? mother, string? day, string? street) => SelfMadeCode.Of(mother, day, street).ShouldBeNull();

    [Fact]
    public async Task An_erased_key_makes_no_code_and_ids_tell_no_time()
    {
        var key = PairingKey.For(DemoActions.ThisYearId);
        key.HashOf("el03s").ShouldBe(key.HashOf("el03s"));
        PairingKey.For(DemoActions.ThisYearId).HashOf("el03s").ShouldNotBe(key.HashOf("el03s"));
        key.Erase(new DateOnly(2026, 11, 25));
        key.HashOf("el03s").ShouldBeNull();
        RandomId.New().Version.ShouldBe(4);
        await using var db = world.Open();
        (await db.Set<Response>().Select(r => r.Id).ToListAsync(Cancel)).ShouldAllBe(id => id.Version == 4);
    }

    private async Task<ImportOutcome> Put(ActionId action, params int?[] values)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<IAnswerImport>().Put(
            new ImportedAnswers(action, Moments.After, "Après", new DateOnly(2021, 6, 30), [("R2", "J’ai appris")], [.. values.Select(v => new Dictionary<string, int?>(StringComparer.Ordinal) { ["R2"] = v })]), Cancel);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
        return outcome;
    }
}
