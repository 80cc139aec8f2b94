using System.Net;
using System.Text;
using Maillage.Demo;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;
using Maillage.Tests.Modules.Field.Mirror;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Field;

/// <summary>Where the field answers, to whom, and how strictly.</summary>
public sealed class FieldHostTests(World world) : IClassFixture<World>
{
    private const string Luc = "luc.adelaide@demo.example";
    private const string Own = "https://terrain.maillage.test";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_signed_in_to_the_field_is_told_so_as_a_phone_reads_it()
    {
        using var phone = new Phone(world);
        (await phone.Get("/me")).MustBe(HttpStatusCode.Unauthorized, "signed_out");
        (await phone.SignIn(Luc, "pas le bon mot de passe")).MustBe(HttpStatusCode.Unauthorized, "refused");
        (await phone.SignIn("myriam.colson@demo.example")).MustBe(HttpStatusCode.NoContent);
        // Signed in, and no one of the street.
        (await phone.Get("/me")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await phone.Get("/nothing/here")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await phone.SignIn(Luc)).MustBe(HttpStatusCode.NoContent);
        var me = (await phone.Get("/me")).MustBe(HttpStatusCode.OK);
        me["teams"][0].GetProperty("role").GetString().ShouldBe("lead");
        me.Body.TryGetProperty("keys", out _).ShouldBeTrue();
        (await phone.Send(HttpMethod.Delete, "/session", null)).MustBe(HttpStatusCode.NoContent);
        (await phone.Get("/me")).MustBe(HttpStatusCode.Unauthorized, "signed_out");
    }

    [Fact]
    public async Task Signing_in_to_the_site_opens_nothing_of_the_field()
    {
        using var visitor = await Visitor.SignedIn(world, Luc);
        using var answer = await visitor.Client.GetAsync(new Uri("/terrain/api/v1/me", UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.Get("/aujourdhui")).QuerySelector("a[href='/terrain/']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Passwords_cannot_be_guessed_here_either()
    {
        await using var own = new World();
        await own.InitializeAsync();
        using var phone = new Phone(own);
        for (var i = 0; i < 10; i++)
            (await phone.SignIn(Luc, $"essai {i}")).MustBe(HttpStatusCode.Unauthorized, "refused");
        (await phone.SignIn(Luc)).MustBe(HttpStatusCode.TooManyRequests, "slow_down");
    }

    [Theory]
    [InlineData("Origin", "https://ailleurs.test")]
    [InlineData("Origin", null)]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task A_call_from_another_page_is_not_taken(string header, string? value)
    {
        using var phone = await Phone.Of(world, Luc);
        phone.Client.DefaultRequestHeaders.Remove(header);
        if (value is not null)
            phone.Client.DefaultRequestHeaders.Add(header, value);
        (await phone.Put("/me/pins", new { N = 1, Box = Sealing.Random(60) })).MustBe(HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task Keys_follow_each_other_and_nothing_weaker_is_kept()
    {
        using var luc = await Phone.Of(world, Luc);
        using var other = await Phone.Of(world, Luc, luc.Keys);
        var me = await luc.Get("/me");
        var n = me["keys"].GetProperty("n").GetInt64();
        var (kit, words) = (me["envelopes"][0].GetProperty("n").GetInt64(), me["envelopes"][1].GetProperty("n").GetInt64());
        (await other.Put("/me/keys", luc.KeysBody(n, words + 1, kit + 1))).MustBe(HttpStatusCode.Conflict, "keys_moved");
        (await other.Put("/me/keys", luc.KeysBody(n + 2, words + 1, kit + 1))).MustBe(HttpStatusCode.Conflict, "keys_moved");
        (await other.Put("/me/keys", luc.KeysBody(n + 1, words + 1, kit + 2))).MustBe(HttpStatusCode.Conflict, "keys_moved");
        (await luc.Put("/me/envelopes/kit", luc.Envelope("kit", kit + 1, Sealing.Random(32)))).MustBe(HttpStatusCode.NoContent);
        (await luc.Put("/me/envelopes/passphrase", luc.Envelope("kit", kit + 2, Sealing.Random(32)))).MustBe(HttpStatusCode.BadRequest, "malformed");
        foreach (var (kdf, iterations, salt, box) in ((string, int, int, int)[])[("pbkdf2-sha256", 599_999, 16, 61), ("pbkdf2-sha256", 10_000_001, 16, 61), ("none", 600_000, 16, 61), ("pbkdf2-sha256", 600_000, 15, 61), ("pbkdf2-sha256", 600_000, 16, 60)])
            (await luc.Put("/me/envelopes/passphrase", new { V = 1, Kind = "passphrase", N = words + 1, Kdf = kdf, Iterations = iterations, Salt = Sealing.Random(salt), Box = Sealing.Random(box) })).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Put("/me/pins", new { N = 1, Box = Sealing.Random(90) })).MustBe(HttpStatusCode.NoContent);
        (await other.Put("/me/pins", new { N = 1, Box = Sealing.Random(90) })).MustBe(HttpStatusCode.Conflict, "keys_moved");
        (await other.Get("/me"))["pins"].GetProperty("n").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task The_app_is_served_strictly_and_says_so_where_it_is_not_built()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("maillage-app").FullName;
        await using var own = new World().With("field_app", folder);
        await own.InitializeAsync();
        using var client = own.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using (var missing = await client.GetAsync(new Uri("/terrain/", UriKind.Relative), Cancel))
        {
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await missing.Content.ReadAsStringAsync(Cancel)).ShouldContain("Le carnet n’est pas encore prêt");
        }
        System.IO.Directory.CreateDirectory(System.IO.Path.Combine(folder, "assets"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "index.html"), "<!doctype html><title>Carnet</title>", Cancel);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "assets", "main-abc.js"), "1", Cancel);
        using (var page = await client.GetAsync(new Uri("/terrain/", UriKind.Relative), Cancel))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            var csp = page.Headers.GetValues("Content-Security-Policy").Single();
            csp.ShouldContain("default-src 'none'");
            csp.ShouldContain("require-trusted-types-for 'script'; trusted-types maillage");
            csp.ShouldNotContain("unsafe");
            page.Headers.GetValues("Cross-Origin-Resource-Policy").Single().ShouldBe("same-origin");
            page.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        }
        using (var script = await client.GetAsync(new Uri("/terrain/assets/main-abc.js", UriKind.Relative), Cancel))
        {
            script.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
            script.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        }
        foreach (var outside in (string[])["/terrain/..%2f..%2fetc/passwd", "/terrain/absent.js"])
        {
            using var none = await client.GetAsync(new Uri(outside, UriKind.Relative), Cancel);
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound, outside);
        }
        using (var bare = await client.GetAsync(new Uri("/terrain", UriKind.Relative), Cancel))
            bare.Headers.Location!.ToString().ShouldBe("/terrain/");
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task On_its_own_host_it_is_alone_and_elsewhere_it_is_not()
    {
        await using var own = new World().With("public_url", "https://maillage.test").With("field_url", Own);
        await own.InitializeAsync();
        using var phone = new Phone(own, Own);
        var signed = await phone.Client.PostAsync(new Uri("/terrain/api/v1/session", UriKind.Relative), new StringContent($$"""{"email":"{{Luc}}","password":"{{People.Password}}"}""", Encoding.UTF8, "application/json"), Cancel);
        signed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var cookie = signed.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-maillage-field=");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("httponly");
        (await phone.Get("/me")).MustBe(HttpStatusCode.OK);
        foreach (var page in (string[])["/annuaire", "/compte/connexion", "/css/site.css", "/openapi.json"])
        {
            using var none = await phone.Client.GetAsync(new Uri(page, UriKind.Relative), Cancel);
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
        foreach (var host in (string[])["https://maillage.test", "http://localhost", "https://autre.maillage.test"])
        {
            using var elsewhere = new Phone(own, host);
            (await elsewhere.Get("/me")).Status.ShouldBe(HttpStatusCode.NotFound, host);
        }
    }

    [Fact]
    public async Task On_a_public_address_without_its_own_host_it_does_not_start()
    {
        await using var own = new World().With("public_url", "https://maillage.test");
        await own.InitializeAsync();
        foreach (var host in (string[])["https://maillage.test", "http://localhost"])
        {
            using var phone = new Phone(own, host);
            (await phone.Get("/me")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await phone.SignIn(Luc)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
        own.Services.GetServices<SiteLink>().ShouldNotContain(l => l.TextKey == "field.title");
    }

    [Theory]
    [InlineData("https://maillage.test", "https://maillage.test")]
    [InlineData("https://maillage.test", "http://terrain.maillage.test")]
    [InlineData("https://maillage.test", "terrain")]
    [InlineData("https://maillage.test", "https://terrain.maillage.test/sous/dossier")]
    public async Task A_wrong_own_host_stops_the_start_with_a_sentence(string site, string field)
    {
        await using var own = new World().With("public_url", site).With("field_url", field);
        (await Should.ThrowAsync<BadInputException>(() => own.InitializeAsync().AsTask())).Message.ShouldStartWith("MAILLAGE_FIELD_URL ");
    }
}
