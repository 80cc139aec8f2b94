using System.Net;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Keeping;

/// <summary>An entry is kept by those it names; what matters is read first; nothing is lost.</summary>
public sealed class KeepingTests(World world) : IClassFixture<World>
{
    private const string Sophie = "sophie.delvaux@demo.example";
    private const string Myriam = "myriam.colson@demo.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_changes_a_fee_at_once_and_a_name_once_it_was_read_and_both_are_found_and_can_be_undone()
    {
        const string entry = "/annuaire/services/supervision-sambre";
        using var sophie = await Visitor.SignedIn(world, Sophie);
        await sophie.Get($"{entry}/modifier");
        await sophie.Submit("main form", ("name", "Supervision <b>Zinnia</b>"), ("fees", "Gratuit pour les AMO"), ("hours", "lundi à jeudi 9h-12h30, 13h30-17h\nsur demande"), ("phones", "071 00 00 01 (accueil)"));
        sophie.Location.ShouldBe(entry);
        await sophie.Follow();
        sophie.Page.Body!.TextContent.ShouldContain("Gratuit pour les AMO");
        sophie.Page.QuerySelector("h1")!.TextContent.ShouldBe("Supervision d’équipes");
        (await Found.By(world, "q=zinnia")).ShouldBeEmpty();

        using var myriam = await Visitor.SignedIn(world, Myriam);
        await Open(myriam, "Supervision d’équipes");
        myriam.Page.QuerySelector("mark")!.TextContent.ShouldBe("Supervision <b>Zinnia</b>");
        await myriam.Submit("main form", ("act", "settle"));
        myriam.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await myriam.Submit("main form", ("act", "settle"), ("answer-name", "yes"));
        myriam.Location.ShouldBe("/annuaire/moderation");
        (await Found.By(world, "q=zinnia")).ShouldBe(["supervision-sambre"]);

        await myriam.Get($"{entry}/historique");
        var rows = myriam.Page.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        rows.ShouldContain(r => r.Contains("Gratuit pour les AMO", StringComparison.Ordinal) && r.Contains("Sophie Delvaux", StringComparison.Ordinal));
        rows[0].ShouldContain("Zinnia");
        await Undo(myriam, "name");
        (await Found.By(world, "q=zinnia")).ShouldBeEmpty();
        await Undo(myriam, "hours");
        await Undo(myriam, "fees");
        await using var db = world.Open();
        var service = await db.Set<Service>().SingleAsync(s => s.Slug == "supervision-sambre", Cancel);
        service.Name.ShouldBe("Supervision d’équipes");
        service.Fees.ShouldNotBe("Gratuit pour les AMO");
        // The trust that a change brought goes with it.
        (await db.Set<Provenance>().CountAsync(p => p.EntryId == service.Id.Value && p.Field == "name", Cancel)).ShouldBe(0);

        async Task Undo(Visitor visitor, string field)
        {
            await using var open = world.Open();
            var change = await open.Set<EntryChange>().Where(c => c.Field == field && c.UndoneBy == null && c.How != EntryChange.Undoing).OrderByDescending(c => c.At).FirstAsync(Cancel);
            await visitor.Get($"{entry}/historique");
            await visitor.Submit("main form", ("change", change.Id.ToString()));
            visitor.Status.ShouldBe(HttpStatusCode.Redirect, visitor.Page.Body?.TextContent);
        }
    }

    [Fact]
    public async Task Hours_come_back_row_by_row_when_their_change_is_undone()
    {
        await using var before = world.Open();
        var rows = await Rows();
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/annuaire/services/comptoir-rdr-charleroi/modifier");
        await myriam.Submit("main form", ("hours", "samedi 10:00-12:00"));
        (await Rows()).ShouldNotBe(rows);
        await myriam.Get("/annuaire/services/comptoir-rdr-charleroi/historique");
        await myriam.Submit("main form");
        (await Rows()).ShouldBe(rows);

        async Task<List<string>> Rows()
        {
            await using var db = world.Open();
            return [.. (await db.Set<Maillage.Modules.Directory.Locations.Schedule>().Join(db.Set<Service>().Where(s => s.Slug == "comptoir-rdr-charleroi"), h => h.ServiceId, s => s.Id, (h, _) => h).ToListAsync(Cancel))
                .Select(h => $"{h.Id} {h.ByDay} {h.OpensAt} {h.ClosesAt} {h.Frequency}").Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_is_told_what_the_first_did()
    {
        await Propose("consultation-jeunes-thionville", ("fees", "5 €"), ("wait_time", "trois jours"));
        using var one = await Visitor.SignedIn(world, Myriam);
        using var other = await Visitor.SignedIn(world, Myriam);
        await Open(one, "Consultation jeunes et familles");
        await Open(other, "Consultation jeunes et familles");
        await one.Submit("main form", ("act", "settle"), ("answer-fees", "yes"), ("answer-wait_time", "no"));
        one.Status.ShouldBe(HttpStatusCode.Redirect);
        await other.Submit("main form", ("act", "settle"), ("answer-fees", "no"), ("answer-wait_time", "yes"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        var told = other.Page.QuerySelector(".error-summary")!.TextContent;
        told.ShouldContain("Myriam Colson");
        told.ShouldContain("5 €");
        told.ShouldNotContain("trois jours");
        await using var db = world.Open();
        (await db.Set<Service>().SingleAsync(s => s.Slug == "consultation-jeunes-thionville", Cancel)).WaitTime.ShouldNotBe("trois jours");
    }

    [Fact]
    public async Task A_field_that_moved_on_since_the_page_was_opened_is_told_before_it_is_written()
    {
        await Propose("accueil-des-proches-liege", ("fees", "7 €"));
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await Open(myriam, "Accueil des proches");
        using var colleague = await Visitor.SignedIn(world, Myriam);
        await colleague.Get("/annuaire/services/accueil-des-proches-liege/modifier");
        await colleague.Submit("main form", ("fees", "9 €"));
        await myriam.Submit("main form", ("act", "settle"), ("answer-fees", "yes"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        myriam.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("9 €");
        await myriam.Submit("main form", ("act", "settle"), ("answer-fees", "yes"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_another_changed_while_one_typed_stays_theirs_and_a_clash_is_told()
    {
        const string entry = "/annuaire/services/appui-rural/modifier";
        using var one = await Visitor.SignedIn(world, Myriam);
        using var other = await Visitor.SignedIn(world, Myriam);
        await one.Get(entry);
        await other.Get(entry);
        await one.Submit("main form", ("fees", "10 €"));
        await other.Submit("main form", ("wait_time", "un mois"));
        other.Status.ShouldBe(HttpStatusCode.Redirect, other.Page.Body?.TextContent);
        await one.Get(entry);
        await other.Get(entry);
        await one.Submit("main form", ("fees", "11 €"));
        await other.Submit("main form", ("fees", "12 €"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("11 €");
        await using var db = world.Open();
        var service = await db.Set<Service>().SingleAsync(s => s.Slug == "appui-rural", Cancel);
        (service.Fees, service.WaitTime).ShouldBe(("11 €", "un mois"));
    }

    [Fact]
    public async Task Changes_given_back_with_a_word_are_read_by_their_author()
    {
        using var helene = await Visitor.SignedIn(world, "helene.marchal@demo.example");
        await helene.Get("/annuaire/services/accompagnement-en-insertion/modifier");
        await helene.Submit("main form", ("name", "Autre nom pour insertion"));
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await Open(myriam, "Accompagnement d’équipes d’insertion");
        await myriam.Submit("main form", ("act", "return"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        await myriam.Submit("main form", ("act", "return"), ("Word", "Gardez le nom connu des équipes."));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Get("/annuaire/services/accompagnement-en-insertion/modifier");
        helene.Page.Body!.TextContent.ShouldContain("Gardez le nom connu des équipes.");
        await helene.Get("/annuaire/mes-fiches");
        helene.Page.Body!.TextContent.ShouldContain("renvoyés avec un mot");
    }

    [Fact]
    public async Task Another_service_does_not_get_in()
    {
        using var sophie = await Visitor.SignedIn(world, Sophie);
        foreach (var page in new[] { "modifier", "historique" })
        {
            await sophie.Get($"/annuaire/services/formations-du-gue/{page}");
            sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        }
        await sophie.Get("/annuaire/moderation");
        sophie.Status.ShouldNotBe(HttpStatusCode.OK);
        await sophie.Get("/annuaire/services/supervision-sambre/modifier");
        await sophie.Submit("main form", ("email", "pas une adresse"), ("phones", "abc"), ("areas_served", "nulle part"), ("name", " "));
        sophie.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        sophie.Page.QuerySelectorAll(".field-wrong").Length.ShouldBe(4);
    }

    private static async Task Open(Visitor visitor, string entry)
    {
        await visitor.Get("/annuaire/moderation");
        await visitor.Get(visitor.Page.QuerySelectorAll("tbody a").Single(a => a.TextContent == entry).GetAttribute("href")!);
    }

    private async Task Propose(string slug, params (string Field, string After)[] fields)
    {
        await using var db = world.Open();
        var service = await db.Set<Service>().SingleAsync(s => s.Slug == slug, Cancel);
        db.Add(new Proposal { Id = Guid.CreateVersion7(), Kind = EntryKind.Service, EntryId = service.Id.Value, Who = "", At = world.Clock.GetUtcNow(), Fields = [.. fields.Select(f => new ProposedField { Field = f.Field, Before = f.Field == "fees" ? service.Fees : service.WaitTime, After = f.After })] });
        await db.SaveChangesAsync(Cancel);
    }
}
