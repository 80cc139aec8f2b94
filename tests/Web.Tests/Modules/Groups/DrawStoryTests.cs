using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Groups;
using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Groups;

/// <summary>Story 4, steps 6 to 9: fifty applications, of which one is outside the draw, fifteen places, a draw that anyone can check, and what comes after.</summary>
public sealed partial class DrawStoryTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Draw = $"/groupes/{DemoActions.ThisYear}";
    private const string Public = $"/groupes/tirages/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_is_promised_drawn_checked_and_seated_and_the_right_person_replaces_who_withdraws()
    {
        using var visitor = new Visitor(world);
        await visitor.Get(Public);
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        var farida = await Visitor.SignedIn(world, Farida);
        await Compute(farida);
        await Promise(farida);
        await GiveUp(farida, visitor);
        await farida.Get(Draw);
        await farida.Submit("main form:has(button[value=compute])", ("act", "compute"));
        await Soon.Is(async () => (await farida.Get(Draw)).QuerySelector("progress") is null);
        await Promise(farida);

        // Everyone may read the hash; nobody reads a person.
        await visitor.Get(Public);
        var (sortition, people) = await Read();
        visitor.Page.Body!.TextContent.ShouldContain(sortition.Commitment!);
        people.ShouldAllBe(p => !visitor.Page.Body!.TextContent.Contains(p.ApplicantName));
        await RefuseChanges(farida);
        (await Read()).Sortition.Commitment.ShouldBe(sortition.Commitment);
        await ComeLate(farida);
        farida.Dispose();

        world.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await Visitor.SignedIn(world, Farida);
        await Pull(later);
        await CheckFolder(later);
        await later.Get(Draw);
        await later.Submit("main form[method=post]", ("act", "apply"));
        later.Location.ShouldBe(Draw, later.Page.Body?.TextContent);

        await using var db = world.Open();
        var tickets = await db.Set<Ticket>().AsNoTracking().ToDictionaryAsync(t => t.CandidacyId, Cancel);
        people = [.. (await Read()).People.Where(p => tickets.ContainsKey(p.Id))];
        people.Where(p => tickets[p.Id].IsDrawn).ShouldAllBe(p => p.State == CandidacyStatus.Kept);
        people.Count(p => p.State == CandidacyStatus.Kept).ShouldBe(15);
        people.Where(p => p.State == CandidacyStatus.Waiting).ShouldAllBe(p => p.Rank == tickets[p.Id].WaitingPlace);
        var late = await db.Set<Candidacy>().AsNoTracking().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.PersonKey == "tard@venue.example", Cancel);
        (late.State, late.Rank).ShouldBe((CandidacyStatus.Waiting, 36), "after the 34 who wait in the order of the draw, and C-25");
        await ReadOwnPage(people, tickets);
        await Withdraw(people, tickets);
    }

    private static async Task Compute(Visitor farida)
    {
        await farida.Get($"{Draw}/regles");
        await farida.Submit("main form[method=post]", [("Form.Places", "15"), .. Quota(farida, "secteur", "justice", "1", "2"), .. Quota(farida, "secteur", "social", "3", "5"), .. Quota(farida, "commune", "fr-57463", "2", "7")]);
        await farida.Follow();
        farida.Page.Body!.TextContent.ShouldContain("laissent un groupe possible");
        await farida.Submit("main form[method=post]", ("act", "compute"));
        farida.Location.ShouldBe(Draw, farida.Page.QuerySelector("main")?.TextContent);
        await Soon.Is(async () => (await farida.Get(Draw)).QuerySelector("progress") is null);
        farida.Page.QuerySelector(".chances-fair").ShouldNotBeNull(farida.Page.QuerySelector("main")!.TextContent);
        farida.Page.QuerySelectorAll(".chances table tbody tr").Sum(r => int.Parse(r.QuerySelector("td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(49);
    }

    private async Task Promise(Visitor farida)
    {
        var tomorrow = world.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await farida.Get($"{Draw}/engagement");
        await farida.Submit("main form[method=post]", ("Source", " "), ("Day", "demain"), ("Hour", "soir"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await farida.Submit("main form[method=post]", ("Source", "Loto"), ("Day", "2026-01-01"), ("Hour", "21:00"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Ce hasard doit être à venir");
        await farida.Submit("main form[method=post]", ("Source", "Loto national, les cinq numéros dans l’ordre croissant"), ("Day", tomorrow), ("Hour", "21:00"));
        farida.Location.ShouldBe(Draw, farida.Page.QuerySelector("main")?.TextContent);
    }

    private async Task RefuseChanges(Visitor farida)
    {
        await farida.Get($"{Draw}/regles");
        await farida.Submit("main form[method=post]", ("Form.Places", "14"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        await farida.Get(Draw);
        await farida.Post(Draw, ("act", "compute"), await Token(farida));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        await farida.Get($"/candidatures/{DemoActions.ThisYear}/appel");
        await farida.Submit("main form[method=post]", ("Form.Cap", "3"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("ne changent plus");
        await farida.Get($"{Draw}/tirage");
        farida.Page.QuerySelector("main form").ShouldBeNull();
        await farida.Post($"{Draw}/tirage", ("Value", "3 12 25 41 47"), ("Repeated", "3 12 25 41 47"), await Token(farida));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);

        await farida.Get(Public);
        var log = farida.Page.QuerySelector(".draw-log")!.TextContent;
        foreach (var line in new[] { "Changement des règles après l’engagement", "Changement de la liste après l’engagement", "plafond de l’appel après l’engagement" })
            log.ShouldContain(line);
        await using var db = world.Open();
        (await db.Set<AuditEntry>().Where(e => e.Act.StartsWith("sortition.")).Select(e => e.Act).ToListAsync(Cancel)).ShouldBe(["sortition.computed", "sortition.committed", "sortition.abandoned", "sortition.computed", "sortition.committed", "sortition.rules_refused", "sortition.pool_refused", "sortition.call_refused"], ignoreOrder: true);
    }

    private static async Task Pull(Visitor farida)
    {
        foreach (var (value, again, said) in new[] { ("", "", "Écrivez la valeur publique"), ("3 12 25 41 47", "3 12 25 41 48", "Les deux saisies diffèrent"), ("12", "12", "Trop court"), ("3 douze 4 5 6", "3 douze 4 5 6", "n’est pas un nombre"), ("abc", "abc", "un nombre pair") })
        {
            await farida.Get($"{Draw}/tirage");
            await farida.Submit("main form[method=post]", ("Value", value), ("Repeated", again));
            farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, value);
            farida.Page.QuerySelector("main")!.TextContent.ShouldContain(said);
        }
        await farida.Get($"{Draw}/tirage");
        await farida.Submit("main form[method=post]", ("Value", "3 12 25 41 47"), ("Repeated", "03, 12, 25, 41, 47"));
        farida.Location.ShouldBe(Draw, farida.Page.QuerySelector("main")?.TextContent);
        await farida.Post($"{Draw}/tirage", ("Value", "4 12 25 41 47"), ("Repeated", "4 12 25 41 47"), await Token(farida));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    /// <summary>The folder of the screen passes the check of the command line.</summary>
    private async Task CheckFolder(Visitor farida)
    {
        var bytes = await farida.Client.GetByteArrayAsync(new Uri($"{Draw}/dossier.zip", UriKind.Relative), Cancel);
        var folder = Path.Combine(world.Database.Folder, "dossier");
        await using (var zip = new ZipArchive(new MemoryStream(bytes)))
            zip.ExtractToDirectory(folder);
        await using var said = new StringWriter();
        (await CommandLine.Run(["verify-draw", Path.Combine(folder, "tirage")], said, said)).ShouldBe(0, said.ToString());
        var (sortition, _) = await Read();
        sortition.Seed.ShouldBe("0312254147");
        File.ReadAllText(Path.Combine(folder, "tirage", DrawFiles.Seal)).Trim().ShouldBe(sortition.Commitment);
    }

    private async Task ReadOwnPage(IReadOnlyList<Candidacy> people, Dictionary<CandidacyId, Ticket> tickets)
    {
        var one = people.First(p => p.State == CandidacyStatus.Waiting && p.Email is not null);
        var secret = await SecretOf(one.Id);
        using var visitor = new Visitor(world);
        await visitor.Get($"/candidatures/suivi/{secret}");
        visitor.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain($"/groupes/ma-chance/{secret}");
        await visitor.Get($"/groupes/ma-chance/{secret}");
        var said = visitor.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain($"{one.NumberText}, n’est pas dans ce groupe");
        said.ShouldContain($"Elle a la place {tickets[one.Id].WaitingPlace} dans l’ordre d’attente");
        said.ShouldContain("49 personnes ont candidaté pour 15 places");
        said.ShouldContain("La vôtre était de");
        var files = await visitor.Client.GetStringAsync(new Uri($"/groupes/ma-chance/{secret}/dossier.json", UriKind.Relative), Cancel);
        // No name, no structure: not on the page of one of them, not in the files.
        people.Where(p => p.Id != one.Id).ShouldAllBe(p => !said.Contains(p.ApplicantName) && !files.Contains(p.ApplicantName) && !files.Contains(p.StructureName));
        files.ShouldContain(tickets[one.Id].PublicId);
        await visitor.Get("/groupes/ma-chance/devine");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task Withdraw(IReadOnlyList<Candidacy> people, Dictionary<CandidacyId, Ticket> tickets)
    {
        var leaves = people.First(p => p.State == CandidacyStatus.Kept && p.Sector == "justice");
        using var visitor = new Visitor(world);
        await visitor.Get($"/candidatures/suivi/{await SecretOf(leaves.Id)}");
        await visitor.Submit("main details form:has(button[value=withdraw])", ("act", "withdraw"));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);

        await using var db = world.Open();
        var sortition = await db.Set<Sortition>().SingleAsync(Cancel);
        var (pool, rules) = await new SortitionBook(db, world.Clock).Frozen(sortition.Id, Cancel);
        var group = people.Where(p => p.State == CandidacyStatus.Kept).Select(p => tickets[p.Id].PublicId).ToHashSet(StringComparer.Ordinal);
        var fits = Replacements.For(pool, rules, group, new HashSet<string>(StringComparer.Ordinal) { tickets[leaves.Id].PublicId }, 10, Cancel).Eligible;
        var right = tickets.Values.Where(t => fits.Contains(t.PublicId)).MinBy(t => t.WaitingPlace)!;
        var offered = (await Read()).People.Where(p => p.State == CandidacyStatus.Offered).ShouldHaveSingleItem();
        offered.Id.ShouldBe(right.CandidacyId);
    }

    /// <summary>Of any form: what is posted here has none any more.</summary>
    private static async Task<(string, string)> Token(Visitor visitor)
    {
        await visitor.Get($"/candidatures/{DemoActions.ThisYear}/composition");
        return ("__RequestVerificationToken", ((IHtmlInputElement)visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!).Value);
    }

    private async Task<string> SecretOf(CandidacyId candidacy)
    {
        await using var db = world.Open();
        var (link, secret) = CandidacyLink.For(candidacy, LinkHolder.Applicant);
        db.Add(link);
        await db.SaveChangesAsync(Cancel);
        return secret;
    }

    private async Task<(Sortition Sortition, IReadOnlyList<Candidacy> People)> Read()
    {
        await using var db = world.Open();
        return (await db.Set<Sortition>().AsNoTracking().SingleAsync(Cancel), await db.Set<Candidacy>().AsNoTracking().Where(c => c.ActionId == DemoActions.ThisYearId).OrderBy(c => c.Number).ToListAsync(Cancel));
    }

    /// <summary>The fields of one value, wherever it stands in the form.</summary>
    internal static (string, string)[] Quota(Visitor visitor, string column, string value, string min, string max)
    {
        var line = visitor.Page.QuerySelectorAll("input[name$='.Value']").OfType<IHtmlInputElement>().Single(i => i.Value == value
            && ((IHtmlInputElement)visitor.Page.QuerySelector($"input[name='{i.Name!.Replace(".Value", ".Column", StringComparison.Ordinal)}']")!).Value == column).Name!;
        return [(line.Replace(".Value", ".Min", StringComparison.Ordinal), min), (line.Replace(".Value", ".Max", StringComparison.Ordinal), max)];
    }
}
