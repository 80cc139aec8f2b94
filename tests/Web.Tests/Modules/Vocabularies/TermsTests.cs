using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Modules.Vocabularies.Terms;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Vocabularies;

/// <summary>The words of the network, kept by its coordinators.</summary>
public sealed class TermsTests(World world) : IClassFixture<World>
{
    private const string Myriam = "myriam.colson@demo.example";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_word_added_on_one_replica_finds_on_another()
    {
        await using var replica = world.Replica();
        using var reader = replica.CreateClient();
        using var myriam = await Visitor.SignedIn(world, Myriam);
        const string word = "perlimpinpin";
        (await Total(reader, word)).ShouldBe(0);
        await myriam.Get("/vocabulaires/termes/support-types/supervision/modifier");
        await myriam.Submit("main form", ("Form.Synonyms", $"{myriam.Page.QuerySelector("textarea")!.TextContent}\n{word}"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.QuerySelector("main")?.TextContent);
        await Soon.Is(async () => await Total(reader, word) > 0);
        await using var db = world.Open();
        (await db.Set<AuditEntry>().Where(e => e.Act == "term.changed" && e.Subject == "term:support-types/supervision").CountAsync(Cancel)).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("sophie.delvaux@demo.example")]
    [InlineData("thomas.weiler@demo.example")]
    [InlineData("denis.kremer@demo.example")]
    public async Task For_who_does_not_coordinate_the_lists_do_not_exist(string mail)
    {
        using var person = await Visitor.SignedIn(world, mail);
        foreach (var page in new[] { "/vocabulaires", "/vocabulaires/themes", "/vocabulaires/termes/support-types/supervision/modifier", "/vocabulaires/termes/themes/nouveau", "/vocabulaires/termes/support-types/supervision/fermeture" })
        {
            await person.Get(page);
            person.Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task Two_who_change_the_same_word_lose_nothing()
    {
        using var one = await Visitor.SignedIn(world, Myriam);
        using var other = await Visitor.SignedIn(world, Myriam);
        const string Page = "/vocabulaires/termes/support-types/intervision/modifier";
        await one.Get(Page);
        await other.Get(Page);
        await one.Submit("main form", ("Form.Synonyms", "entre pairs\nco-vision"));
        one.Status.ShouldBe(HttpStatusCode.Redirect, one.Page.QuerySelector("main")?.TextContent);
        await other.Submit("main form", ("Form.Synonyms", "échange entre collègues"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Page.QuerySelector("textarea")!.TextContent.ShouldBe("échange entre collègues");
        other.Page.QuerySelector(".panel")!.TextContent.ShouldContain("co-vision");
        await other.Submit("main form", ("Form.Synonyms", "échange entre collègues\nentre pairs\nco-vision"));
        other.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_word_that_hurts_is_a_search_word_and_never_a_label()
    {
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/vocabulaires/termes/publics/nouveau");
        await myriam.Submit("main form", ("Form.Fr", "Anciens toxicomanes"), ("Form.Nl", "x"), ("Form.En", "x"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        await myriam.Submit("main form", ("Form.Fr", "Personnes qui ne consomment plus"), ("Form.Synonyms", "anciens toxicomanes"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.QuerySelector("main")?.TextContent);
        var lists = world.Services.GetRequiredService<IVocabularies>();
        lists.Find(Lists.Publics, "personnes-qui-ne-consomment-plus")!.Synonyms.ShouldBe(["anciens toxicomanes"]);
    }

    [Fact]
    public async Task An_item_is_closed_never_deleted_and_what_was_said_with_it_stays_readable()
    {
        using var myriam = await Visitor.SignedIn(world, Myriam);
        const string Page = "/vocabulaires/termes/themes/";
        await using var db = world.Open();
        var term = await db.Set<Term>().AsNoTracking().FirstAsync(t => t.List == Lists.Themes, Cancel);
        await myriam.Get($"{Page}{term.Code}/fermeture");
        await myriam.Submit("main form");
        myriam.Status.ShouldBe(HttpStatusCode.Redirect);
        var lists = world.Services.GetRequiredService<IVocabularies>();
        lists.Find(Lists.Themes, term.Code)!.Closed.ShouldBeTrue();
        await myriam.Get($"{Page}{term.Code}/fermeture");
        await myriam.Submit("main form");
        lists.Find(Lists.Themes, term.Code)!.Closed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_the_program_relies_on_gets_no_new_item_and_a_register_keeps_its_labels()
    {
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/vocabulaires/termes/entry-states/nouveau");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);
        await using var db = world.Open();
        var term = await db.Set<Term>().AsNoTracking().FirstAsync(t => t.List == "action-kinds", Cancel);
        await myriam.Get($"/vocabulaires/termes/action-kinds/{term.Code}/modifier");
        await myriam.Submit("main form", ("Form.Fr", "Autre chose"), ("Form.Synonyms", "mot de recherche"));
        var after = await db.Set<Term>().AsNoTracking().SingleAsync(t => t.List == "action-kinds" && t.Code == term.Code, Cancel);
        (after.Fr, after.Synonyms.Single()).ShouldBe((term.Fr, "mot de recherche"));
    }

    [Fact]
    public async Task Any_item_is_found_by_its_label_or_a_search_word()
    {
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/vocabulaires?q=TOXICOMANE");
        myriam.Page.QuerySelectorAll("main .rows li").Select(l => l.TextContent).ShouldContain(t => t.Contains("personne qui consomme", StringComparison.Ordinal));
    }

    private static async Task<int> Total(HttpClient client, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/annuaire?q={words}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await client.SendAsync(request, Cancel);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("total").GetInt32();
    }
}
