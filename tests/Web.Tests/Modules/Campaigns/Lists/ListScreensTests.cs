using System.Net;
using System.Text;
using AngleSharp.Dom;
using Maillage.Demo;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Lists.Import;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Campaigns.Lists;

public sealed class ListScreensTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private static readonly string Moselle = $"/campagnes/listes/{DemoLists.ListId}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_shows_who_opposes_and_what_is_to_be_verified()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get("/campagnes/listes");
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("3 oppositions");
        await farida.Get($"{Moselle}?etat=a-verifier");
        var rows = farida.Page.QuerySelectorAll("tbody tr");
        rows.Length.ShouldBe(5);
        await farida.Submit("tbody form", ("verified", rows[0].QuerySelector("button")!.GetAttribute("value")!));
        farida.Location.ShouldBe($"{Moselle}?etat=a-verifier");
        await farida.Follow();
        farida.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(4);
        await farida.Get($"{Moselle}?q=ccas+metz");
        farida.Page.QuerySelectorAll("tbody th").ShouldAllBe(t => t.TextContent.Contains("CCAS de Metz"));
        await farida.Get($"{Moselle}?q=%C3%A9zzzz");
        farida.Page.QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_is_tried_confirmed_once_and_taken_again_changes_nothing()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var list = await NewList(farida, "Essai de fichier");
        await Try(farida, list, "structure;courriel;contact\nFoyer des Pins;pins@foyer.example;Zoé\nFoyer des Pins;PINS@foyer.example;\nSans rien;;\n");
        var said = farida.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain("Ni courriel ni adresse postale.");
        (await Contacts("Essai de fichier")).ShouldBeEmpty();

        var waiting = farida.Page.QuerySelector("input[name=waiting]")!.GetAttribute("value")!;
        var token = Token(farida);
        await farida.Submit("main form");
        farida.Location.ShouldBe(list);
        var contact = (await Contacts("Essai de fichier")).ShouldHaveSingleItem();
        (contact.ContactName, contact.LawfulBasis, contact.Origin).ShouldBe(("Zoé", LawfulBases.Interest, "mailing 2019"));
        await farida.Post($"/campagnes/listes/import/{list.Split('/')[^1]}", ("waiting", waiting), ("__RequestVerificationToken", token));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);

        await Try(farida, list, "structure;courriel;contact\nFoyer des Pins;pins@foyer.example;Zoé\n");
        farida.Page.QuerySelectorAll(".figure b").Select(f => f.TextContent).ShouldBe(["0", "0", "1", "0", "0", "0"]);
    }

    [Fact]
    public async Task Who_opposes_stays_opposed_in_every_list_and_in_every_file()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var one = await NewList(farida, "Première");
        var other = await NewList(farida, "Seconde");
        foreach (var list in new[] { one, other })
        {
            await Try(farida, list, "structure;courriel\nClub;club@nord.example\n");
            await farida.Submit("main form");
        }
        var contact = (await Contacts("Première")).ShouldHaveSingleItem();
        await farida.Get($"/campagnes/listes/contacts/{contact.Id}/opposition");
        await farida.Submit("main form");
        farida.Location.ShouldBe(one);
        (await Contacts("Seconde")).ShouldHaveSingleItem().OptedOutOn.ShouldNotBeNull();

        // Erased, then in a new file: still opposed, though nothing but a hash is known.
        await farida.Get($"/campagnes/listes/contacts/{contact.Id}/effacement");
        await farida.Submit("main form");
        (await Contacts("Première")).ShouldBeEmpty();
        await Try(farida, one, "structure;courriel\nClub;Club@Nord.example\n");
        await farida.Submit("main form");
        (await Contacts("Première")).ShouldHaveSingleItem().OptedOutOn.ShouldNotBeNull();
        await farida.Get($"/campagnes/listes/contacts/{other.Split('/')[^1]}/nouveau");
        await farida.Submit("main form", ("Form.Structure", "Club"), ("Form.Email", "club@nord.example"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/campagnes/listes/contacts/{DemoLists.ListId}/nouveau");
        await farida.Submit("main form", ("Form.Structure", " "), ("Form.Email", "rien"), ("Form.Commune", "Zzzz"), ("Form.VerifiedOn", "2999-01-01"), ("Form.Basis", "autre"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var sentence in new[] { "Écrivez le nom de la structure.", "Écrivez un courriel complet", "Aucune commune de ce nom", "Cette date est à venir", "Choisissez ce qui permet d’écrire." })
            farida.Page.QuerySelector("main")!.TextContent.ShouldContain(sentence);
        farida.Page.QuerySelector("#Form_Email")!.GetAttribute("value").ShouldBe("rien");
        await farida.Get($"/campagnes/listes/import/{DemoLists.ListId}");
        await farida.Submit("main form");
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Choisissez un fichier");
    }

    [Fact]
    public async Task A_list_is_filled_from_the_directory_and_from_the_unserved()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var list = await NewList(farida, "De l’annuaire");
        await farida.Get($"{list}/reprise?compter=true&territoire=Zzzzz");
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await farida.Get($"{list}/reprise?compter=true");
        await farida.Submit("main section form[method=post]");
        farida.Location.ShouldBe(list);
        var taken = await Contacts("De l’annuaire");
        taken.Count.ShouldBeGreaterThan(3);
        taken.ShouldAllBe(c => c.LawfulBasis == LawfulBases.Interest && c.Origin == "annuaire");
        await farida.Get($"{list}/reprise");
        await farida.Submit("main .rows form");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        (await Contacts("De l’annuaire")).ShouldContain(c => c.LawfulBasis == LawfulBases.Consent && c.ContactName != null);
    }

    [Fact]
    public async Task A_list_leaves_as_a_file_that_it_reads_back()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var bytes = await farida.Client.GetByteArrayAsync(new Uri($"{Moselle}?format=csv", UriKind.Relative), Cancel);
        var file = ContactFile.Read(bytes, _ => null);
        file.Faults.ShouldBeEmpty();
        await using var db = world.Open();
        var kept = await db.Set<Contact>().Where(c => c.ListId == DemoLists.ListId).Select(c => c.OptedOutOn).ToListAsync(Cancel);
        (file.Rows.Count, file.Rows.Count(r => r.OptsOut)).ShouldBe((kept.Count, kept.Count(o => o is not null)));
        kept.Count.ShouldBeGreaterThan(40);
        file.Rows.ShouldContain(r => r.Said.PostalAddress == "12 rue des Tanneurs\n57000 Metz");
    }

    [Fact]
    public async Task Nobody_of_another_organisation_sees_a_list_and_a_person_can_be_erased_from_all()
    {
        foreach (var mail in new[] { "sophie.delvaux@demo.example", "myriam.colson@demo.example" })
        {
            using var other = await Visitor.SignedIn(world, mail);
            foreach (var address in new[] { Moselle, $"{Moselle}?format=csv", $"{Moselle}/modifier", $"{Moselle}/reprise", $"/campagnes/listes/import/{DemoLists.ListId}", $"/campagnes/listes/contacts/{DemoLists.ContactOf(1)}/modifier" })
            {
                await other.Get(address);
                other.Status.ShouldBe(HttpStatusCode.NotFound, $"{mail} {address}");
            }
        }
        await using var scope = world.Services.CreateAsyncScope();
        await using var db = world.Open();
        var contact = await db.Set<Contact>().SingleAsync(c => c.Id == DemoLists.ContactOf(2), Cancel);
        var part = scope.ServiceProvider.GetServices<IPersonalData>().Single(p => p.Name == "invitations");
        (await part.Export(new DataSubject(Guid.Empty, contact.Email), Cancel)).ShouldNotBeNull();
        await part.Erase(new DataSubject(Guid.Empty, contact.Email), Cancel);
        await scope.ServiceProvider.GetRequiredService<Maillage.Platform.Data.AppDb>().SaveChangesAsync(Cancel);
        (await db.Set<Contact>().CountAsync(c => c.EmailKey == contact.EmailKey, Cancel)).ShouldBe(0);
    }

    private static async Task<string> NewList(Visitor visitor, string name)
    {
        await visitor.Get("/campagnes/listes/nouveau");
        await visitor.Submit("main form", ("Name", name));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect, visitor.Page.Body?.TextContent);
        return visitor.Location!;
    }

    private static async Task Try(Visitor visitor, string list, string text)
    {
        var address = $"/campagnes/listes/import/{list.Split('/')[^1]}";
        await visitor.Get(address);
        await visitor.Upload(address, ("Upload", "liste.csv", Encoding.UTF8.GetBytes(text)), ("Basis", LawfulBases.Interest), ("Origin", "mailing 2019"), ("__RequestVerificationToken", Token(visitor)));
        visitor.Status.ShouldBe(HttpStatusCode.OK, visitor.Page.Body?.TextContent);
    }

    private static string Token(Visitor visitor) => visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<List<Contact>> Contacts(string list)
    {
        await using var db = world.Open();
        return await (from c in db.Set<Contact>() join l in db.Set<MailingList>() on c.ListId equals l.Id where l.Name == list select c).AsNoTracking().ToListAsync(Cancel);
    }
}
