using System.Net;
using System.Text.Json;

namespace Maillage.Tests.Modules.Directory.Search;

public sealed class AnnuaireTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_answer_has_a_total_all_facets_and_twenty_items()
    {
        var answer = await Ask("");
        answer.GetProperty("total").GetInt32().ShouldBeGreaterThan(40);
        answer.GetProperty("items").GetArrayLength().ShouldBe(20);
        answer.GetProperty("facets").EnumerateObject().Select(f => f.Name)
            .ShouldBe(["soutien", "secteur", "public", "theme", "langue", "acces", "aide", "besoin", "mode", "type", "territoire"]);
        var item = answer.GetProperty("items")[0];
        foreach (var name in new[] { "id", "slug", "name", "organisation", "soutiens", "territoires", "pourquoi" })
            item.TryGetProperty(name, out _).ShouldBeTrue(name);
    }

    [Fact]
    public async Task A_count_is_the_total_after_choosing_that_value()
    {
        var answer = await Ask("secteur=enseignement");
        foreach (var value in answer.GetProperty("facets").GetProperty("soutien").EnumerateArray())
        {
            var then = await Ask($"secteur=enseignement&soutien={value.GetProperty("value").GetString()}");
            then.GetProperty("total").GetInt32().ShouldBe(value.GetProperty("count").GetInt32());
        }
    }

    [Fact]
    public async Task Training_in_Brussels_is_found_through_three_errors()
    {
        var answer = await Ask("q=forma%20tion%20asu%C3%A9tude%20bruxlles");
        answer.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        Understood(answer).ShouldBe(["formation", "assuétude", "Bruxelles"]);
    }

    [Fact]
    public async Task A_stigmatising_word_is_led_to_the_neutral_one()
    {
        var answer = await Ask("q=toxicomane");
        answer.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        Understood(answer).ShouldBe(["personne qui consomme"]);
    }

    [Theory]
    [InlineData("le saint-esprit")]
    [InlineData("saint esprit")]
    [InlineData("Saint-Esprit")]
    public async Task Le_Saint_Esprit_is_one_commune_with_or_without_its_article(string typed)
    {
        var answer = await Ask($"q={Uri.EscapeDataString(typed)}");
        Understood(answer).ShouldBe(["Saint-Esprit"]);
        answer.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        answer.GetProperty("items")[0].GetProperty("territoires").EnumerateArray().Select(t => t.GetString()!)
            .ShouldContain(t => t.StartsWith("fr-97", StringComparison.Ordinal) || t.Contains("972"));
    }

    [Fact]
    public async Task Two_communes_of_one_name_are_offered()
    {
        foreach (var typed in new[] { "q=sainte-luce", "pres=sainte-luce" })
        {
            var answer = await Ask(typed);
            answer.GetProperty("lieux").EnumerateArray().Select(p => p.GetProperty("value").GetString()).ShouldBe(["fr-38414", "fr-97227"], ignoreOrder: true);
        }
        (await Ask("pres=pommérieux")).GetProperty("lieux").GetArrayLength().ShouldBe(2);
        (await Ask("pres=pommerieux")).GetProperty("lieux").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Who_serves_Namur_comes_first_and_Martinique_never()
    {
        var answer = await Ask("pres=namur&soutien=accompagnement-sur-mesure&secteur=enseignement");
        var items = answer.GetProperty("items").EnumerateArray().ToArray();
        items.ShouldNotBeEmpty();
        var serving = answer.GetProperty("groupes").GetProperty("dessert").GetInt32();
        items.Select(i => i.GetProperty("dessert").GetBoolean()).ShouldBe(items.Select((_, n) => n < serving));
        items.SelectMany(i => i.GetProperty("territoires").EnumerateArray()).ShouldAllBe(t => !t.GetString()!.Contains("972"));
        foreach (var near in items.Where(i => !i.GetProperty("dessert").GetBoolean()))
            near.GetProperty("distance_km").GetDouble().ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public async Task Within_a_radius_only_locations_within_it_are_found()
    {
        var answer = await Ask("pres=namur&rayon=12");
        foreach (var item in answer.GetProperty("items").EnumerateArray())
            item.GetProperty("distance_km").GetDouble().ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task Where_nothing_is_found_one_filter_to_drop_is_named_with_its_result()
    {
        var answer = await Ask("langue=sfb&soutien=supervision&territoire=be-93090&q=zzzzzz");
        answer.GetProperty("total").GetInt32().ShouldBe(0);
        answer.GetProperty("lecture")[0].GetProperty("compris").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("q=%00%01%1f&soutien=nulle-part")]
    [InlineData("q=%F0%9F%98%80")]
    [InlineData("page=99999999")]
    [InlineData("territoire=zz-1&langue=")]
    [InlineData("pres=nulle-part-au-monde")]
    [InlineData("rayon=5")]
    public async Task Odd_queries_are_answered(string query) => (await Ask(query)).GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(0);

    [Fact]
    public async Task A_value_nobody_knows_is_ignored_and_said()
    {
        var answer = await Ask("soutien=nulle-part");
        answer.GetProperty("total").GetInt32().ShouldBe((await Ask("")).GetProperty("total").GetInt32());
        answer.GetProperty("ignores")[0].GetProperty("valeur").GetString().ShouldBe("nulle-part");
    }

    [Theory]
    [InlineData("page=zwei")]
    [InlineData("page=0")]
    [InlineData("rayon=-3")]
    [InlineData("rayon=loin")]
    [InlineData("q=%ff")]
    public async Task What_cannot_be_read_is_refused_in_a_plain_sentence(string query)
    {
        var (status, text) = await Send(query);
        status.ShouldBe(HttpStatusCode.BadRequest);
        using var answer = JsonDocument.Parse(text);
        answer.RootElement.GetProperty("erreur").GetString()!.ShouldEndWith(".");
    }

    [Fact]
    public async Task Ten_thousand_characters_are_answered()
    {
        (await Send("q=" + new string('a', 10_000))).Status.ShouldBe(HttpStatusCode.OK);
        (await Send("q=" + string.Concat(Enumerable.Repeat("mot%20", 1_600)))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<string?> Understood(JsonElement answer) => answer.GetProperty("lecture").EnumerateArray().Select(w => w.GetProperty("compris").GetString());

    private async Task<JsonElement> Ask(string query)
    {
        var (status, text) = await Send(query);
        status.ShouldBe(HttpStatusCode.OK, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private async Task<(HttpStatusCode Status, string Text)> Send(string query)
    {
        using var client = world.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/annuaire?{query}", UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
