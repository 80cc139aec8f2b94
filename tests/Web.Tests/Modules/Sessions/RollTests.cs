using System.Net;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Sessions;

public sealed class RollTests(World world) : IClassFixture<World>
{
    private const string Roll = $"/seances/{DemoActions.LastYear}/presences";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_presence_of_the_group_goes_out_as_CSV_without_formulas_and_comes_back_as_it_was()
    {
        await using var db = world.Open();
        await db.Set<Candidacy>().Where(c => c.Id == DemoActions.CandidacyOf(DemoActions.LastYear, 1)).ExecuteUpdateAsync(c => c.SetProperty(x => x.ApplicantName, "=HYPERLINK(\"http://x\")"), Cancel);
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Roll);
        farida.Page.QuerySelectorAll("table.roll tbody tr").Length.ShouldBe(10);
        var csv = await farida.Client.GetStringAsync(new Uri($"{Roll}.csv", UriKind.Relative), Cancel);
        csv.ShouldContain("C-01,\"'=HYPERLINK");
        csv.Split("\r\n").First().Split(',').Length.ShouldBe(3 + 9);

        var before = await States();
        await farida.Submit("main form", ("Pasted", csv));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.QuerySelector(".error-summary")?.TextContent);
        (await States()).ShouldBe(before);
        // As a spreadsheet copies cells, with the words of the screen; an empty cell changes nothing.
        await farida.Get(Roll);
        await farida.Submit("main form", ("Pasted", "numero\tnom\t1\t2\nC-16\tqui que ce soit\tPrésent·e\t\nc-01\t\tabsent\texcuse\n"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.QuerySelector(".error-summary")?.TextContent);
        (await States()).Except(before).Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("", "première ligne")]
    [InlineData("nom,1\nLucie,present", "numero")]
    [InlineData("numero,1\nC-01,present\nC-03,present", "Ligne 3\u202F: C-03. Cette personne n’est pas dans le groupe")]
    [InlineData("numero,1\nC-02,peut-être", "Ligne 2\u202F: «\u202Fpeut-être\u202F»")]
    public async Task A_wrong_paste_changes_nothing_and_says_which_line(string pasted, string said)
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        var before = await States();
        await farida.Get(Roll);
        await farida.Submit("main form", ("Pasted", pasted));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        farida.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain(said);
        farida.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe(pasted);
        (await States()).ShouldBe(before);
    }

    [Fact]
    public async Task Only_who_prepares_the_group_reads_it()
    {
        foreach (var mail in new[] { "myriam.colson@demo.example", "sophie.delvaux@demo.example" })
        {
            using var other = await Visitor.SignedIn(world, mail);
            await other.Get(Roll);
            other.Status.ShouldBe(HttpStatusCode.NotFound);
            await other.Get($"{Roll}.csv");
            other.Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private async Task<List<string>> States()
    {
        await using var db = world.Open();
        return [.. (await db.Set<Attendance>().AsNoTracking().ToListAsync(Cancel)).Select(a => $"{a.SessionId} {a.CandidacyId} {a.Status}").Order(StringComparer.Ordinal)];
    }
}
