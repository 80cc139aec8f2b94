using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Maillage.Tests.Platform.Ui;

public sealed class LayoutTests(World world) : IClassFixture<World>
{
    public static TheoryData<string> PublicPages => ["/", "/aide", "/informations/vie-privee", "/informations/accessibilite"];

    [Theory]
    [MemberData(nameof(PublicPages))]
    public async Task Every_public_page_opens_the_door_to_the_help_lines(string address)
    {
        var page = await world.Page(address);
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        var numbers = page.QuerySelectorAll("main a[href^='tel:']").Select(a => a.GetAttribute("href")).ToList();
        numbers.ShouldContain("tel:112");
        numbers.ShouldContain("tel:022275252");
        numbers.ShouldContain("tel:0800231313");
    }

    [Fact]
    public async Task Who_reads_in_Belgium_and_clicks_on_French_goes_on_reading_Belgian_French()
    {
        using var client = world.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-BE,fr;q=0.9,en;q=0.8");
        var before = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var asked = await client.GetStringAsync(new Uri("/?lang=fr", UriKind.Relative), TestContext.Current.CancellationToken);
        var after = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var page in new[] { before, asked, after })
            page.ShouldContain("assuétudes");
    }

    [Theory]
    [InlineData("nl", "Met iemand praten")]
    [InlineData("en", "Talk to someone")]
    [InlineData("fr", "Parler à quelqu’un")]
    public async Task A_language_asked_for_is_kept(string language, string title)
    {
        using var client = world.CreateClient();
        (await client.GetStringAsync(new Uri($"/aide?lang={language}", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain($"<h1>{title}</h1>");
        var next = await client.GetStringAsync(new Uri("/aide", UriKind.Relative), TestContext.Current.CancellationToken);
        next.ShouldContain($"<h1>{title}</h1>");
        next.ShouldContain($"<html lang=\"{language}\"");
    }

    [Fact]
    public async Task A_theme_chosen_is_kept_until_the_system_s_is_asked_for()
    {
        using var client = world.CreateClient();
        var dark = await client.GetStringAsync(new Uri("/apparence?theme=dark&retour=%2Faide", UriKind.Relative), TestContext.Current.CancellationToken);
        dark.ShouldContain("data-theme=\"dark\"");
        dark.ShouldContain("<h1>Parler à quelqu’un</h1>");
        (await client.GetStringAsync(new Uri("/apparence?theme=system&retour=%2Faide", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("data-theme=\"system\"");
    }

    [Theory]
    [InlineData("//ailleurs.example/")]
    [InlineData("/\\ailleurs.example")]
    [InlineData("https://ailleurs.example/")]
    [InlineData("/a%0d%0aSet-Cookie:x=y")]
    public async Task Choosing_a_theme_leads_to_no_other_site(string back)
    {
        using var client = world.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var answer = await client.GetAsync(new Uri($"/apparence?theme=dark&retour={back}", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_page_read_without_choosing_anything_sets_no_cookie()
    {
        using var client = world.CreateClient();
        foreach (var address in PublicPages.Select(p => p.Data))
        {
            var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(address);
        }
    }

    [Theory]
    [InlineData("/nulle-part?lang=nl", HttpStatusCode.NotFound, "Op dit adres staat geen pagina")]
    [InlineData("/nulle-part?lang=fr", HttpStatusCode.NotFound, "Il n’y a pas de page à cette adresse")]
    [InlineData("/erreur/500?lang=en", HttpStatusCode.InternalServerError, "Something went wrong on our side")]
    public async Task An_error_is_a_plain_sentence_in_the_language_asked_for(string address, HttpStatusCode status, string title)
    {
        using var client = world.CreateClient();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"<h1>{title}</h1>");
    }
}
