using System.Net;
using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Twins;
using Maillage.Tests.Modules.Directory.Keeping;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Twins;

public sealed class TwinScreensTests
{
    private const string Myriam = "myriam.colson@demo.example";
    private const string Old = "supervision-equipes-ancien-repertoire";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pair_is_found_with_its_reasons_merged_and_its_old_address_leads_on_and_it_can_be_taken_back()
    {
        await using var world = await Start();
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/annuaire/doublons");
        var row = myriam.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Supervision d’équipe", StringComparison.Ordinal));
        row.TextContent.ShouldContain("noms proches");
        row.TextContent.ShouldContain("même téléphone");
        myriam.Page.QuerySelectorAll("tbody tr").ShouldContain(r => r.TextContent.Contains("même numéro", StringComparison.Ordinal) && r.TextContent.Contains("0400", StringComparison.Ordinal));
        await myriam.Get(row.QuerySelector("a")!.GetAttribute("href")!);
        if (myriam.Page.QuerySelector("h1 + .lead")!.TextContent.Contains("« Supervision d’équipe »".Replace("« ", "«\u202f", StringComparison.Ordinal).Replace(" »", "\u202f»", StringComparison.Ordinal), StringComparison.Ordinal))
            await myriam.Get(myriam.Page.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("plutôt l’autre", StringComparison.Ordinal)).GetAttribute("href")!);
        var preview = myriam.Page.Url;
        // Someone changes one of both meanwhile: told, not overrun.
        using (var colleague = await Visitor.SignedIn(world, Myriam))
        {
            await colleague.Get("/annuaire/services/supervision-sambre/modifier");
            await colleague.Submit("main form", ("wait_time", "un mois"));
        }
        await myriam.Submit("main form");
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        await myriam.Submit("main form", ("take-description", "other"));
        myriam.Location.ShouldBe("/annuaire/doublons", myriam.Page.Body?.TextContent);

        using var reader = new Visitor(world);
        await reader.Get($"/annuaire/services/{Old}");
        reader.Location.ShouldBe("/annuaire/services/supervision-sambre");
        await reader.Follow();
        reader.Page.Body!.TextContent.ShouldContain("Supervision pour les équipes de terrain.");
        (await Found.By(world, "soutien=supervision&territoire=be-52011")).ShouldNotContain(Old);
        await myriam.Get(new Uri(preview).PathAndQuery);
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);

        await myriam.Get("/annuaire/doublons");
        await myriam.Submit("section form", ("act", "undo"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.Body?.TextContent);
        await reader.Get($"/annuaire/services/{Old}");
        reader.Status.ShouldBe(HttpStatusCode.OK);
        (await Found.By(world, "q=supervision+terrain+equipe")).ShouldContain(Old);
    }

    [Fact]
    public async Task Who_is_of_an_organisation_that_went_into_another_keeps_all_that_was_theirs_until_it_is_taken_back()
    {
        await using var world = await Start();
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get("/annuaire/mes-fiches");
        var before = sophie.Page.QuerySelectorAll(".row-title").Select(a => a.TextContent).ToList();
        await sophie.Get("/demandes");
        var waiting = sophie.Page.QuerySelectorAll("tbody tr").Length;
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await using (var db = world.Open())
        {
            var gone = (await db.Set<Organization>().SingleAsync(o => o.Slug == "sambre-ecoute", Cancel)).Id;
            var kept = (await db.Set<Organization>().SingleAsync(o => o.Name == "Sambre-Ecoute", Cancel)).Id;
            await myriam.Get($"/annuaire/doublons/organismes/{kept}/{gone}/reunion");
            await myriam.Submit("main form");
            myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.Body?.TextContent);
        }
        await sophie.Get("/annuaire/mes-fiches");
        var after = sophie.Page.QuerySelectorAll(".row-title").Select(a => a.TextContent).ToList();
        before.Where(t => t != "Sambre Écoute").Except(after, StringComparer.Ordinal).ShouldBeEmpty();
        sophie.Page.QuerySelector("main")!.TextContent.ShouldNotContain("reunie");
        await sophie.Get("/demandes");
        sophie.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(waiting);
        // Two services of one house by now, and still one and the same.
        await myriam.Get("/annuaire/doublons");
        myriam.Page.QuerySelectorAll("tbody tr").ShouldContain(r => r.TextContent.Contains("Supervision d’équipe", StringComparison.Ordinal));
        myriam.Page.QuerySelector("main")!.TextContent.ShouldNotContain("be-52011");
        await myriam.Submit("section form", ("act", "undo"));
        await sophie.Get("/annuaire/mes-fiches");
        sophie.Page.QuerySelectorAll(".row-title").Select(a => a.TextContent).ShouldBe(before);
    }

    [Fact]
    public async Task Two_that_are_not_one_are_not_proposed_again()
    {
        await using var world = await Start();
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/annuaire/doublons");
        var count = myriam.Page.QuerySelectorAll("tbody tr").Length;
        await myriam.Submit("tbody form", ("act", "apart"));
        await myriam.Get("/annuaire/doublons");
        myriam.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(count - 1);
    }

    [Fact]
    public async Task A_merge_is_not_taken_back_over_what_was_changed_since()
    {
        await using var world = await Start();
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await Merge(world, myriam, take: "description");
        await myriam.Get("/annuaire/services/supervision-sambre/modifier");
        await myriam.Submit("main form", ("description", "Encore autre chose."));
        await myriam.Get("/annuaire/doublons");
        await myriam.Submit("section form", ("act", "undo"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        myriam.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Encore autre chose.");
    }

    [Fact]
    public async Task A_file_that_still_names_the_other_does_not_bring_it_back_nor_take_its_rows()
    {
        await using var world = await Start();
        var export = Path.Combine(world.Database.Folder, "before");
        (await Verb.Run(world.Database, "export", "hsds", export)).Code.ShouldBe(0);
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await Merge(world, myriam, take: "none");
        (await Verb.Run(world.Database, "import", "hsds", export)).Code.ShouldBe(0);
        using var reader = new Visitor(world);
        await reader.Get($"/annuaire/services/{Old}");
        reader.Location.ShouldBe("/annuaire/services/supervision-sambre");
        await using var db = world.Open();
        (await db.Set<Service>().SingleAsync(s => s.Slug == Old, Cancel)).State.ShouldBe(EntryStates.Merged);
    }

    [Theory]
    [InlineData("Sambre Écoute asbl", "Sambre-Ecoute", true)]
    [InlineData("Supervision d’équipes", "Supervision d'équipe", true)]
    [InlineData("Formation à la demande", "Groupes de parole", false)]
    public void Names_are_compared_as_people_read_them(string one, string other, bool alike)
    {
        EntryFacts a = new(EntryKind.Organization, Guid.CreateVersion7(), one, null), b = new(EntryKind.Organization, Guid.CreateVersion7(), other, null);
        a.AddPhone("+32 71 00 03 60");
        b.AddPhone("071/00.03.60");
        EntryFacts.AreTwins(a.Common(b)).ShouldBe(alike);
        a.AddNumber("BCE", "0400.000.203");
        b.AddNumber("BCE", "0400000203");
        EntryFacts.AreTwins(a.Common(b)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_import_from_elsewhere_does_not_list_who_asked_not_to_be()
    {
        await using var world = await Start();
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get("/annuaire/organismes/sambre-ecoute/retrait");
        await myriam.Submit("main form");
        myriam.Location.ShouldBe("/annuaire/retraits", myriam.Page.Body?.TextContent);
        (await Found.By(world, "q=comptoir+charleroi")).ShouldNotContain("comptoir-rdr-charleroi");
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(world.Database.Folder, "ailleurs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "organizations.csv"), "id,name,description,email\no1,SAMBRE ECOUTE ASBL,Prévention,equipe@sambreecoute.example\no2,Tout autre,Autre,x@autre.example\n", Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "services.csv"), "id,organization_id,name,description,status\ns1,o1,Comptoir,Matériel,active\ns2,o2,Comptoir du Zénith,Matériel,active\n", Cancel);
        var import = await Verb.Run(world.Database, "import", "hsds", folder);
        import.Code.ShouldBe(0, import.Error);
        import.Error.ShouldContain("asked not to be listed");
        await using var db = world.Open();
        (await db.Set<Service>().CountAsync(s => s.Source == "ailleurs", Cancel)).ShouldBe(1);
        (await Found.By(world, "q=zenith+comptoir")).Count.ShouldBe(1);
    }

    private static async Task Merge(World world, Visitor myriam, string take)
    {
        await using var db = world.Open();
        var one = (await db.Set<Service>().SingleAsync(s => s.Slug == "supervision-sambre", Cancel)).Id;
        var other = (await db.Set<Service>().SingleAsync(s => s.Slug == Old, Cancel)).Id;
        await myriam.Get($"/annuaire/doublons/services/{one}/{other}/reunion");
        await myriam.Submit("main form", ($"take-{take}", "other"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.Body?.TextContent);
    }

    private static async Task<World> Start()
    {
        var world = new World();
        await world.InitializeAsync();
        return world;
    }
}
