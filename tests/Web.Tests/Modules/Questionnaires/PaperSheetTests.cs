using System.Net;
using System.Text;
using Maillage.Demo;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed class PaperSheetTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string All = $"/questionnaires/{DemoActions.LastYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheets_are_printed_typed_in_all_or_none_once_and_marked_as_paper()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var here = await Opened(farida);
        await farida.Get($"{here}/papier");
        farida.Page.QuerySelectorAll(".paper-question").Length.ShouldBe(5);
        farida.Page.QuerySelectorAll(".paper-code").Length.ShouldBe(1);

        await farida.Get($"{here}/saisie");
        await farida.Submit("form.batch", ("f1-R7", "4"), ("f1-code", "él 3 s"), ("f3-R7", "6"), ("f3-M1", "Plus long"), ("f4-code", "12"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = farida.Page.QuerySelector(".error-summary")!.TextContent;
        said.ShouldContain("Feuille 3, question 1");
        said.ShouldContain("Feuille 4");
        farida.Page.QuerySelector("input[name=f3-M1]")!.GetAttribute("value").ShouldBe("Plus long", "nothing typed is lost");
        (await Answers(here)).ShouldBeEmpty("all or none");

        await farida.Submit("form.batch", ("f3-R7", "5"), ("f4-code", ""));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        var answers = await Answers(here);
        answers.Count.ShouldBe(2);
        answers.ShouldAllBe(a => a.FromPaper);
        answers.Count(a => a.PairingHash is not null).ShouldBe(1);
        await farida.Follow();
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("2 feuilles, le");
        await using var db = world.Open();
        var batch = await db.Set<PaperBatch>().AsNoTracking().SingleAsync(b => b.QuestionnaireId == answers[0].QuestionnaireId, Cancel);
        batch.EnteredBy.ShouldBe(People.IdOf(Farida));

        // The same page sent again.
        var token = farida.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await farida.Post($"{here}/saisie", ("entry", batch.Id.ToString()), ("f1-R7", "1"), ("__RequestVerificationToken", token));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        (await Answers(here)).Count.ShouldBe(2);
        await farida.Post($"{here}/saisie", ("__RequestVerificationToken", token));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_file_of_excel_is_taken_whole_once_and_each_fault_has_its_line()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var here = await Opened(farida);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var cp1252 = Encoding.GetEncoding(1252);
        var (status, said) = await Send(farida, here, cp1252.GetBytes("code;R7;R8;M1\r\nEL03S;4;7;Très utile\r\n;oui;2;\r\n;;;\r\nX;;;\r\n"));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var fault in new[] { "Ligne 2, R8", "Ligne 3, R7", "Ligne 5, code" })
            said.ShouldContain(fault);
        (await Send(farida, here, "code;R7;Nom\n;4;Rose\n"u8.ToArray())).Said.ShouldContain("La colonne «\u202FNom\u202F» n’est pas dans ce questionnaire");
        (await Send(farida, here, [])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Send(farida, here, "code;R7\n\"el03s;4\n"u8.ToArray())).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Answers(here)).ShouldBeEmpty();

        var good = cp1252.GetBytes("code;R7;R8;M1\r\nEL03S;4;1;Très utile\r\n;3;2;\r\n");
        (await Send(farida, here, good)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Answers(here)).SelectMany(a => a.Given.Texts.Values).ShouldBe(["Très utile"]);
        (await Send(farida, here, good)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Answers(here)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("EL 03 S", "el03s")]
    [InlineData(" él3s ", "el03s")]
    [InlineData("E-3-S", "e03s")]
    [InlineData("03S", null)]
    [InlineData("EL", null)]
    [InlineData("EL 45 S", null)]
    public void A_code_is_read_from_its_box_however_it_is_spaced(string boxed, string? code) => SelfMadeCode.Boxed(boxed).ShouldBe(code);

    private static async Task<string> Opened(Visitor farida)
    {
        await farida.Get($"{All}/nouveau");
        await farida.Submit("main form", ("Moment", Moments.SixMonths), ("Start", "template"));
        var here = farida.Location.ShouldNotBeNull();
        await farida.Get($"{here}/dates");
        await farida.Submit("main form");
        return here;
    }

    private static async Task<(HttpStatusCode Status, string Said)> Send(Visitor farida, string here, byte[] file)
    {
        await farida.Get($"{here}/fichier");
        using var token = new StringContent(farida.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        using var content = new ByteArrayContent(file);
        using var form = new MultipartFormDataContent { { token, "__RequestVerificationToken" }, { content, "Chosen", "feuilles.csv" } };
        using var answer = await farida.Client.PostAsync(new Uri($"{here}/fichier", UriKind.Relative), form, Cancel);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    private async Task<List<Response>> Answers(string here)
    {
        await using var db = world.Open();
        var id = new QuestionnaireId(Guid.Parse(here.Split('/')[^1]));
        return await db.Set<Response>().AsNoTracking().Where(r => r.QuestionnaireId == id).ToListAsync(Cancel);
    }
}
