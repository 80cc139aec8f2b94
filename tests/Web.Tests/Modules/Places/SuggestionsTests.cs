using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Places.Quartiers;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Places;

public sealed class SuggestionsTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_beginning_brings_places_with_code_label_and_kind()
    {
        using var client = world.CreateClient();
        var found = await client.GetFromJsonAsync<JsonElement>(new Uri("/lieux?q=sainte-luce&lang=fr", UriKind.Relative), TestContext.Current.CancellationToken);
        found[0].GetProperty("code").GetString().ShouldBe("fr-97227");
        found[0].GetProperty("label").GetString().ShouldBe("Sainte-Luce (Martinique)");
        found[0].GetProperty("kind").GetString().ShouldBe("commune");
    }

    [Theory]
    [InlineData("sainte-luce")]
    [InlineData("sainte-l")]
    [InlineData("sain")]
    [InlineData("namur")]
    [InlineData("metz")]
    [InlineData("brux")]
    [InlineData("57")]
    public async Task What_is_written_means_the_place_that_was_chosen_whatever_beginning_it_was_found_by(string typed)
    {
        using var client = world.CreateClient();
        var places = world.Services.GetRequiredService<IPlaces>();
        var found = await client.GetFromJsonAsync<JsonElement>(new Uri($"/lieux?q={typed}&lang=fr", UriKind.Relative), TestContext.Current.CancellationToken);
        found.GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var one in found.EnumerateArray())
        {
            var written = one.GetProperty("value").GetString()!;
            (places.Resolve(written).Certain?.Code).ShouldBe(one.GetProperty("code").GetString(), $"{one.GetProperty("label")}: {written}");
        }
        if (typed == "metz")
            found[0].GetProperty("value").GetString().ShouldBe("Metz", "a name of its own is written as a name");
    }

    [Theory]
    [InlineData("/lieux")]
    [InlineData("/lieux?q=")]
    [InlineData("/lieux?q=%00")]
    [InlineData("/lieux?q=%FF%FE")]
    [InlineData("/lieux?q=%F0%9F%98%80&q=b")]
    public async Task Nonsense_brings_an_empty_list(string address)
    {
        using var client = world.CreateClient();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("[]");
    }

    [Fact]
    public async Task Ten_thousand_characters_are_refused_or_answered_with_nothing()
    {
        using var client = world.CreateClient();
        var answer = await client.GetAsync(new Uri($"/lieux?q={new string('é', 1_600)}", UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task A_quartier_added_on_one_server_is_found_on_another()
    {
        await using var other = world.Replica();
        var there = other.Services.GetRequiredService<IPlaces>();
        there.Resolve("quartier des essais").Choices.ShouldBeEmpty();

        await using (var db = world.Open())
        {
            db.Add(Quartier.In(there.Find("fr-97227")!, "Quartier des essais", null));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await Soon.Is(() => Task.FromResult(there.Resolve("quartier des essais").Certain is not null));
        there.Resolve("quartier des essais").Certain.ShouldNotBeNull().Code.ShouldBe("fr-97227-q-quartier-des-essais");
    }
}
