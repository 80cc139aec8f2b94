using Maillage.Demo;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Modules.Actions;
using Maillage.Modules.Campaigns;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Lists.Import;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Campaigns;

public sealed class RenewalTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_edition_invites_in_the_same_words_by_links_of_its_own_the_unserved_first()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/actions/{DemoActions.ThisYear}/nouvelle-edition");
        await farida.Submit("main form", ("Begins", "2027-10-01"));
        await farida.Follow();
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("l’invitation et 4 canaux");
        await using var db = world.Open();
        var next = await db.Set<ActionRecord>().SingleAsync(a => a.FormerEditionId == DemoActions.ThisYearId, Cancel);
        var campaigns = await db.Set<Campaign>().AsNoTracking().Include(c => c.Channels).Where(c => c.ActionId == next.Id || c.ActionId == DemoActions.ThisYearId).ToListAsync(Cancel);
        var (former, later) = (campaigns.Single(c => c.ActionId == DemoActions.ThisYearId), campaigns.Single(c => c.ActionId == next.Id));
        (later.Subject, later.Body, later.StartedAt).ShouldBe((former.Subject, former.Body, null));
        later.Channels.Select(c => c.Kind).Order().ShouldBe(former.Channels.Select(c => c.Kind).Order());
        later.Channels.Select(c => c.Code).Intersect(former.Channels.Select(c => c.Code)).ShouldBeEmpty();

        // Lists of the new edition can be chosen anew, and what is said wrong is said at the field.
        await farida.Get($"/campagnes/{next.Slug}/canaux");
        await farida.Submit("main form", ("Form.HeadStart", "99"));
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("de 0 à 60");
        await farida.Submit("main form", ("Form.HeadStart", "0"));
        farida.Location.ShouldBe($"/campagnes/{next.Slug}");
        // The record is a draft: nothing can leave.
        await farida.Follow();
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("La fiche n’est pas publiée");
        await farida.Get($"/campagnes/{next.Slug}/envoi");
        await farida.Submit("main form", ("Sure", "true"));
        farida.Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
        (await db.Set<Invitation>().CountAsync(i => i.ActionId == next.Id, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_files_taken_at_once_one_is_written_whole_and_the_other_not_at_all()
    {
        var rows = Enumerable.Range(1, 300).Select(n => new ContactRow(n, new ContactDetails($"Structure {n}", null, null, null, null, $"deux.{n}@structure.example", null, null, null, null, null, null), OptsOut: false)).ToList();
        var outcomes = await Task.WhenAll(Take(rows), Take(rows));
        outcomes.Count(o => o).ShouldBeGreaterThan(0);
        await using var db = world.Open();
        (await db.Set<Contact>().CountAsync(c => c.EmailKey!.StartsWith("deux."), Cancel)).ShouldBe(300);
    }

    private async Task<bool> Take(List<ContactRow> rows)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(People.IdOf(Farida), "Farida Ziegler", "Europe/Paris", []);
        var list = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<MailingList>().SingleAsync(l => l.Id == DemoLists.ListId, Cancel);
        try
        {
            await scope.ServiceProvider.GetRequiredService<ContactImport>().Run(list, rows, new ImportUsual(LawfulBases.Interest, null, null), Cancel);
            return true;
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            return false;
        }
    }
}
