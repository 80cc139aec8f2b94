using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Requests.Proposals;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>A ward in Liège that asked three services and agreed with one; how La Louvière began; two requests that wait for Sambre Écoute; and what nobody could take, here and there.</summary>
internal sealed class DemoRequests : IDemoWorld
{
    public const string Liege = "LEGE2222";
    public const string LaLouviere = "GUEL2222";
    public const string Waiting = "CPAS2222";

    /// <summary>Services asked, by their id in the demo's files.</summary>
    private static readonly Dictionary<string, (string Organization, string Name)> Services = new(StringComparer.Ordinal)
    {
        ["supervision-sambre"] = ("sambre-ecoute", "Supervision d’équipes (Sambre Écoute)"),
        ["soutien-aux-equipes-de-premiere-ligne"] = ("sambre-ecoute", "Soutien aux équipes de première ligne (Sambre Écoute)"),
        ["accompagnement-en-insertion"] = ("le-gue", "Accompagnement d’équipes d’insertion (Le Gué)"),
        ["accompagnement-equipes-educatives"] = ("pont-levis", "Accompagnement d’équipes éducatives (Pont-Levis)"),
        ["equipe-de-rue-et-pairs"] = ("bitume-et-lien", "Équipe de rue et pairs (Bitume et Lien)"),
    };

    // Where, what, and how many asked; each was declined by one service, for want of room.
    private static readonly (string Commune, string Territory, string Support, int Count)[] Unmet =
    [
        ("be-52011", "be-prov-50000", "formation-sur-mesure", 6), ("be-58001", "be-prov-50000", "accompagnement-sur-mesure", 5), ("be-62063", "be-prov-60000", "supervision", 7), ("be-62063", "be-prov-60000", "formation-sur-mesure", 3),
        ("be-92094", "be-prov-90000", "accompagnement-sur-mesure", 6), ("be-92094", "be-prov-90000", "ateliers", 2), ("be-21004", "be-reg-04000", "analyse-de-pratiques", 5), ("fr-57463", "fr-dep-57", "supervision", 4), ("fr-57227", "fr-dep-57", "formation-sur-mesure", 2), ("be-83034", "be-prov-80000", "accompagnement-sur-mesure", 3),
    ];

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<SupportRequest>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        await FillLiege(db, scope.ServiceProvider.GetRequiredService<IActionMaking>(), now, cancel);
        FillLaLouviere(db, now);
        FillWaiting(db, now);
        foreach (var (line, n) in Unmet.Index().SelectMany(u => Enumerable.Range(1, u.Item.Count).Select(n => (u.Item, u.Index * 10 + n))))
            db.Add(Declined(line, n, now));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task FillLiege(AppDb db, IActionMaking making, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = now.AddMonths(-10);
        var request = Make(Liege, "supervision", "Unité de psychiatrie Les Saules", "be-62063", "be-prov-60000", RequestCodes.ByForm, asked);
        (request.RequesterName, request.Email, request.Profession, request.Sector, request.Setting) = ("Anne-Laure Dethier", "anne-laure.dethier@lessaules.example", "infirmier", "sante-mentale", "hopital-psychiatrique");
        (request.Team, request.Concerns) = ("Dix-huit personnes : soins, éducation, psychologues, et la cheffe d’unité", ["abord", "equipe-divisee", "reglement"]);
        request.Story = "Des consommations dans l’unité, et des avis partagés dans l’équipe sur ce qu’il faut faire. Chacun réagit à sa façon, la nuit surtout.";
        request.Expectations = "Un espace régulier, avec quelqu’un d’extérieur, pour penser ensemble avant de refaire le règlement.";
        request.Existing = "Une réunion clinique par semaine, un règlement de 2016.";
        request.Confirm(RequestEvent.Requester, asked);
        var sambre = Ask(request, "supervision-sambre", asked);
        var gue = Ask(request, "accompagnement-en-insertion", asked);
        Ask(request, "accompagnement-equipes-educatives", asked);
        var (sophie, helene) = (People.IdOf("sophie.delvaux@demo.example").ToString(), People.IdOf("helene.marchal@demo.example").ToString());
        sambre.Decline(RequestCodes.NoPlace, "septembre", asked.AddDays(3));
        request.IsUnmet = true;
        request.Note("declinee", sophie, asked.AddDays(3), sambre);
        gue.Propose(asked.AddDays(6));
        string[] contents = ["Six supervisions de deux heures.", "Huit supervisions de deux heures, dont deux avec l’équipe de nuit.", "Huit supervisions de deux heures, dont deux avec l’équipe de nuit et une avec la direction."];
        foreach (var (content, n) in contents.Select((c, n) => (c, n)))
        {
            var proposal = Version(request, gue, n + 1, content, helene, asked.AddDays(6 + n * 5));
            if (n == contents.Length - 1)
                proposal.Accept(RequestEvent.Requester, asked.AddDays(18));
            db.Add(proposal);
            request.Advance(RequestStates.Proposed, helene, asked.AddDays(6 + n * 5), gue, $"{n + 1}");
        }
        request.Note("acceptee", RequestEvent.Requester, asked.AddDays(18), gue, "3");
        var begins = DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-9);
        var action = await making.Make(new NewAction("Supervision de l’équipe, unité Les Saules", "accompagnement", gue.OrganizationId, "Europe/Brussels", begins, begins.AddMonths(9), request.Existing, "Penser ensemble avant de refaire le règlement", contents[2], [request.StructureName], request.CommuneCode, People.IdOf("helene.marchal@demo.example")), cancel);
        request.Convert(action.Id, helene, asked.AddDays(20));
        db.Add(request);
    }

    /// <summary>How the accompaniment of La Louvière was agreed: three versions, the last accepted.</summary>
    private static void FillLaLouviere(AppDb db, DateTimeOffset now)
    {
        var asked = now.AddMonths(-16);
        var request = Make(LaLouviere, "accompagnement-sur-mesure", "Centre d’insertion de La Louvière", "be-58001", "be-prov-50000", RequestCodes.ByPhone, asked);
        (request.RequesterName, request.Phone, request.Sector, request.Setting) = ("Marc Dujardin", "064 00 05 12", "insertion-emploi", "insertion");
        (request.Team, request.Concerns) = ("Quatorze personnes, dont la direction", ["reglement", "impuissance"]);
        (request.Expectations, request.Existing) = ("Que l’équipe et la direction pensent ensemble ce que l’usage vient dire, avant de parler de sanction.", "Un règlement, une réunion d’équipe par mois.");
        var helene = People.IdOf("helene.marchal@demo.example").ToString();
        request.Confirm(helene, asked);
        var gue = Ask(request, "accompagnement-en-insertion", asked);
        gue.Propose(asked.AddDays(4));
        string[] contents = ["Deux formations, quatre supervisions.", "Deux formations, quatre supervisions, et la direction à trois rencontres.", "Deux formations, quatre supervisions, la direction à trois rencontres, et un groupe de parole avec les stagiaires."];
        foreach (var (content, n) in contents.Select((c, n) => (c, n)))
        {
            var proposal = Version(request, gue, n + 1, content, helene, asked.AddDays(4 + n * 6));
            if (n == contents.Length - 1)
                proposal.Accept(helene, asked.AddDays(20), DateOnly.FromDateTime(asked.AddDays(19).UtcDateTime));
            db.Add(proposal);
            request.Advance(RequestStates.Proposed, helene, asked.AddDays(4 + n * 6), gue, $"{n + 1}");
        }
        request.Note("acceptee", helene, asked.AddDays(20), gue, "3");
        request.Convert(DemoTeamWork.PlayedId, helene, asked.AddDays(21));
        db.Add(request);
    }

    private static void FillWaiting(AppDb db, DateTimeOffset now)
    {
        var first = Make(Waiting, "supervision", "CPAS de Fleurus, service d’insertion", "be-52021", "be-prov-50000", RequestCodes.ByForm, now.AddDays(-6));
        (first.RequesterName, first.Email, first.Sector, first.Expectations) = ("Martine Collard", "martine.collard@cpas.example", "insertion-emploi", "Savoir que dire quand une personne arrive en entretien après avoir consommé.");
        first.Confirm(RequestEvent.Requester, now.AddDays(-6));
        Ask(first, "supervision-sambre", now.AddDays(-6)).StartWaiting(now.AddDays(-6));
        var second = Make("MASN2222", "formation-sur-mesure", "Maison de jeunes La Trame", "be-52011", "be-prov-50000", RequestCodes.ByPhone, now.AddDays(-12));
        (second.RequesterName, second.Phone, second.Sector, second.Expectations) = ("Yves Lambotte", "071 00 07 21", "jeunesse", "Une demi-journée pour l’équipe et les bénévoles, avant les fêtes.");
        second.Confirm(People.IdOf("sophie.delvaux@demo.example").ToString(), now.AddDays(-12));
        var sambre = Ask(second, "soutien-aux-equipes-de-premiere-ligne", now.AddDays(-12));
        sambre.Answer(now.AddDays(-11));
        sambre.Assign(People.IdOf("sophie.delvaux@demo.example"));
        second.Advance(RequestStates.Answered, People.IdOf("sophie.delvaux@demo.example").ToString(), now.AddDays(-11), sambre);
        db.Add(new RequestMessage { Id = Guid.CreateVersion7(now.AddDays(-11)), RequestId = second.Id, AddresseeId = sambre.Id, Kind = MessageKind.Answer, Text = "Oui, en décembre. Deux dates possibles, à choisir avec vous.", At = now.AddDays(-11), SaidOn = DateOnly.FromDateTime(now.AddDays(-11).UtcDateTime), By = People.IdOf("sophie.delvaux@demo.example").ToString() });
        db.AddRange(first, second);
    }

    private static SupportRequest Declined((string Commune, string Territory, string Support, int Count) need, int n, DateTimeOffset now)
    {
        var at = now.AddDays(-20 - n * 3);
        var request = Make($"DECL{n:0000}", need.Support, $"Structure {n}", need.Commune, need.Territory, RequestCodes.ByForm, at);
        request.Confirm(RequestEvent.Requester, at);
        var key = need.Territory == "be-prov-50000" ? "soutien-aux-equipes-de-premiere-ligne" : need.Territory == "be-reg-04000" ? "equipe-de-rue-et-pairs" : "accompagnement-equipes-educatives";
        Ask(request, key, at).Decline(n % 3 == 0 ? "hors-territoire" : RequestCodes.NoPlace, null, at.AddDays(4));
        request.Close(RequestCodes.NothingFound, isUnmet: true, RequestEvent.Requester, at.AddDays(12));
        return request;
    }

    private static SupportRequest Make(string code, string support, string structure, string commune, string territory, string origin, DateTimeOffset at) => new()
    {
        Id = new RequestId(DemoWorld.Id("request", code)),
        Code = code,
        Origin = origin,
        Support = support,
        StructureName = structure,
        CommuneCode = commune,
        TerritoryCode = territory,
        ForInstitution = true,
        ReceivedOn = DateOnly.FromDateTime(at.UtcDateTime),
        ChangedAt = at,
    };

    private static Addressee Ask(SupportRequest request, string service, DateTimeOffset at)
    {
        var (organization, name) = Services[service];
        var asked = new Addressee { Id = new AddresseeId(DemoWorld.Id("addressee", $"{request.Code} {service}")), RequestId = request.Id, ServiceId = new ServiceId(DemoWorld.Id("service", service)), ServiceName = name, OrganizationId = new OrganizationId(DemoWorld.Id("organization", organization)), AskedAt = at };
        request.Addressees.Add(asked);
        return asked;
    }

    private static Proposal Version(SupportRequest request, Addressee by, int number, string content, string account, DateTimeOffset at) => new()
    {
        Id = new ProposalId(DemoWorld.Id("proposal", $"{request.Code} {number}")),
        RequestId = request.Id,
        AddresseeId = by.Id,
        Number = number,
        Content = content,
        Objectives = "Penser ensemble avant de refaire le règlement",
        Means = number == 1 ? "Une superviseuse du Gué." : "Une superviseuse du Gué, et la cheffe d’unité aux première et dernière séances.",
        Begins = DateOnly.FromDateTime(at.UtcDateTime).AddMonths(1),
        Ends = DateOnly.FromDateTime(at.UtcDateTime).AddMonths(10),
        Dates = "Un mardi par mois, de 13 h à 15 h",
        Price = number == 3 ? "Subventionné ; 60 € par demi-journée" : "80 € par demi-journée",
        At = at,
        By = account,
    };
}
