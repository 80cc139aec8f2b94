using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Applications.Exchange;

public sealed class CandidacyFileTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_with_a_wrong_line_writes_nothing_and_says_where_and_what()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var before = await Count();
        var page = await Send(farida, Encoding.Latin1.GetBytes("Prénom et nom;Courriel;Structure;Commune;Métier;Reçue le;Couleur\r\nÉlise Noël;elise@foyer.example;Foyer de Metz;Metz;Psychologue;03/11/2026;bleu\r\nPaul;pas un courriel;;Zzzz;dompteur;31/12/2099;\r\n"), "look");
        var main = page.QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "1 ligne à corriger", "Élise Noël", "Écrivez un courriel complet", "Écrivez le nom de la structure", "Aucune commune de ce nom", "dompteur", "31/12/2099", "Colonnes laissées de côté", "Couleur" })
            main.ShouldContain(said);
        page.QuerySelector("button[value=write]").ShouldBeNull();
        (await Count()).ShouldBe(before);
    }

    [Fact]
    public async Task A_right_file_is_looked_at_then_written_whole_and_a_second_time_changes_nothing()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var before = await Count();
        var bytes = Encoding.GetEncoding("iso-8859-1").GetBytes("nom;courriel;structure;commune;metier\nZélie Aubry;zelie@ccas.example;CCAS de Metz;Metz;ÉDUCATRICE spécialisée\n\"Du Pré; Anne\";;Collège;;Conseiller en insertion professionnelle\n'=cmd;;CCAS de Metz;;Éducateur·rice spécialisé·e\n");
        var page = await Send(farida, bytes, "look");
        page.QuerySelector("main")!.TextContent.ShouldContain("3 nouvelles candidatures");
        (await Count()).ShouldBe(before, "looking writes nothing");
        await Send(farida, bytes, "write");
        (await Count()).ShouldBe(before + 3);
        await using var db = world.Open();
        (await db.Set<Candidacy>().SingleAsync(c => c.PersonKey == "zelie@ccas.example", Cancel)).CommuneCode.ShouldBe("fr-57463");
        (await db.Set<Candidacy>().SingleAsync(c => c.PersonKey == "zelie@ccas.example", Cancel)).Profession.ShouldBe("educateur-specialise");
        page = await Send(farida, bytes, "look");
        page.QuerySelector("main")!.TextContent.ShouldContain("Rien de nouveau");
        page.QuerySelector("main")!.TextContent.ShouldContain("Déjà là");

        // And out again: formulas neutralised, who took it written down.
        var csv = await farida.Client.GetByteArrayAsync(new Uri($"{Staff}?format=csv", UriKind.Relative), Cancel);
        csv.Take(3).ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        var text = Encoding.UTF8.GetString(csv);
        text.ShouldContain("numero;nom;courriel");
        text.ShouldContain(";\"Du Pré; Anne\";");
        text.ShouldContain(";'=cmd;");
        (await db.Set<AuditEntry>().AnyAsync(a => a.Act == "candidacies.taken_out", Cancel)).ShouldBeTrue();
        (await Send(farida, csv, "look")).QuerySelector("main")!.TextContent.ShouldContain("Rien de nouveau");
    }

    [Theory]
    [InlineData("", "Choisissez un fichier")]
    [InlineData("nom;structure\n", "Ce fichier est vide")]
    [InlineData("a;b\n1;2\n", "manquent")]
    [InlineData("nom;structure\n\"ouvert;x\n", "Un guillemet est peut-être resté ouvert")]
    public async Task A_file_that_cannot_be_read_is_told_so(string text, string said)
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        (await Send(farida, Encoding.UTF8.GetBytes(text), "look")).QuerySelector("main")!.TextContent.ShouldContain(said);
    }

    [Fact]
    public async Task Only_the_team_takes_names_out_or_in()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var address in new[] { $"{Staff}?format=csv", $"{Staff}/import", $"{Staff}/a-reinviter" })
        {
            await sophie.Get(address);
            sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static async Task<AngleSharp.Dom.IDocument> Send(Visitor farida, byte[] bytes, string act)
    {
        await farida.Get($"{Staff}/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(farida.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(act), "act" },
        };
        using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        form.Add(file, "Upload", "candidatures.csv");
        using var answer = await farida.Client.PostAsync(new Uri($"{Staff}/import", UriKind.Relative), form, Cancel);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html));
    }

    private async Task<int> Count()
    {
        await using var db = world.Open();
        return await db.Set<Candidacy>().CountAsync(c => c.ActionId == DemoActions.ThisYearId, Cancel);
    }
}
