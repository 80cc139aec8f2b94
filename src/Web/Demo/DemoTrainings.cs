using Maillage.Modules.Actions;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Trainings;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>The days of Le Gué in La Louvière: one held in autumn, with attestations, from which a team went on to be accompanied; one nearly full; and one in Charleroi with places left.</summary>
internal sealed class DemoTrainings : IDemoWorld
{
    public const string Held = "alcool-et-travail-parler-a-un-collegue-automne";
    public const string NearlyFull = "alcool-et-travail-parler-a-un-collegue";
    public const string WithPlaces = "produits-reperes-pour-accueillir";
    public const string Began = "accompagnement-atelier-du-canal";

    private const string Zone = "Europe/Brussels";

    private static readonly string[] Names = ["Nathalie Dubois", "Marc Lefèvre", "Yasmina El Idrissi", "Pol Henrard", "Sabine Lambot", "Giuseppe Conti", "Anne-Sophie Renard", "Damien Pirson", "Fatima Benhaddou", "Luc Vanderveken", "Isabelle Gillet", "Rachid Amrani", "Cécile Mathot"];
    private static readonly string[] Teams = ["Atelier du Canal", "CPAS de La Louvière", "Atelier du Canal", "Mission régionale du Centre", "Maison de l’emploi", "Atelier du Canal", "CPAS de Binche", "Entreprise de formation Le Tour", "CPAS de La Louvière", "Service de médiation", "Maison médicale du Thiriau", "Atelier du Canal", "CPAS de Binche"];

    public IEnumerable<string> Introduction => [];

    public static ActionId IdOf(string slug) => new(DemoWorld.Id("action", slug));

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Training>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        const string alcohol = "Une journée pour oser ouvrir la conversation : ce que l’on voit, ce que l’on suppose, ce que le cadre du travail permet de dire. Deux situations amenées par le groupe, jouées puis relues.";
        const string leaders = "Responsables d’équipe, formateurs et formatrices";
        Add(db, Held, "Alcool et travail : parler à un collègue, journée d’automne", "le-gue", "formations-du-gue", alcohol, today.AddDays(-58), places: 14, people: 13, leaders, "55", "be-58001", "Rue du Marais 9, salle du rez-de-chaussée", ["insertion-emploi", "entreprise"], now);
        Add(db, NearlyFull, "Alcool et travail : parler à un collègue", "le-gue", "formations-du-gue", alcohol, today.AddDays(19), places: 14, people: 13, leaders, "55", "be-58001", "Rue du Marais 9, salle du rez-de-chaussée", ["insertion-emploi", "entreprise"], now);
        Add(db, WithPlaces, "Produits : repères pour accueillir sans se perdre", "sambre-ecoute", null, "Une matinée sur les produits, une après-midi sur l’accueil : rassurer, orienter, ne pas rester seul·e. Apportez une question que votre équipe se pose.", today.AddDays(40), places: 16, people: 5, "Toute personne qui accueille du public", "0", "be-52011", "Maison des associations, Charleroi", [], now);
        db.Add(Record(Began, Training.Accompaniment, "Accompagnement : Atelier du Canal", "le-gue", "Née de la formation « Alcool et travail : parler à un collègue ». L’équipe souhaite relire son règlement et savoir comment en parler.", today.AddDays(-25), now));
        db.Add(new TrainingOpening { OpenedId = IdOf(Began), TrainingId = IdOf(Held), On = today.AddDays(-30) });
        await db.SaveChangesAsync(cancel);
    }

    private static void Add(AppDb db, string slug, string title, string lead, string? service, string about, DateOnly day, int places, int people, string audience, string price, string place, string venue, List<string> sectors, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var id = IdOf(slug);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        var isHeld = day < today;
        db.Add(Record(slug, Training.Kind, title, lead, about, day, now));
        db.Add(new Training
        {
            ActionId = id,
            ServiceId = service is null ? null : new ServiceId(DemoWorld.Id("service", service)),
            Sectors = sectors,
            Audience = audience,
            Prerequisites = null,
            Price = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture),
            PriceNote = price == "0" ? null : "Repas de midi compris. Un fonds sectoriel peut rembourser.",
            PlaceCode = place,
            Venue = venue,
        });
        db.Add(new Call { ActionId = id, Places = places, CapPerStructure = 4, OpensOn = day.AddDays(-90), ClosesOn = day.AddDays(-5), ConstitutedOn = isHeld ? day.AddDays(-4) : null });
        var session = new Session { Id = new SessionId(DemoWorld.Id("session", slug)), ActionId = id, Number = 1, HalfDay = HalfDayCodes.Whole, Format = SessionFormats.Day, Place = venue, PlaceKey = Platform.Text.Fold.Key(venue), PlaceCode = place };
        session.Facilitators.Add(SessionFacilitator.Of(session.Id, lead == "le-gue" ? "Hélène Marchal" : "Sophie Delvaux", People.IdOf(lead == "le-gue" ? "helene.marchal@demo.example" : "sophie.delvaux@demo.example"), now));
        session.Schedule(day, HalfDayCodes.Whole, new TimeOnly(9, 0), new TimeOnly(16, 30), now);
        session.MarkTold();
        if (isHeld)
            Must(session.Hold(today, 390, now));
        else
            Must(session.Confirm(now));
        for (var n = 1; n <= people; n++)
        {
            var candidacy = Registration(slug, id, n, day.AddDays(-60 + n), now);
            db.Add(candidacy);
            if (isHeld)
                Must(session.Note(candidacy.Id, n == 8 ? AttendanceStatus.Excused : AttendanceStatus.Present, takesPart: true, today));
        }
        db.Add(session);
    }

    private static Candidacy Registration(string slug, ActionId action, int n, DateOnly on, DateTimeOffset now)
    {
        var mail = $"{Platform.Text.Fold.Key(Names[n - 1]).Replace(' ', '.')}@equipe.example";
        var candidacy = new Candidacy
        {
            Id = DemoActions.CandidacyOf(slug, n),
            ActionId = action,
            Number = n,
            ApplicantName = Names[n - 1],
            Email = mail,
            PersonKey = mail,
            StructureName = Teams[n - 1],
            CommuneCode = "be-58001",
            Entry = "link",
            ReceivedOn = on,
        };
        var at = new DateTimeOffset(on, new TimeOnly(10, 0), TimeSpan.Zero);
        candidacy.MoveTo(CandidacyStatus.Received, at, on, "applicant");
        candidacy.MoveTo(CandidacyStatus.Accepted, at < now ? at.AddHours(4) : now, on, "demo");
        return candidacy;
    }

    private static ActionRecord Record(string slug, string kind, string title, string lead, string about, DateOnly day, DateTimeOffset now)
    {
        var action = new ActionRecord
        {
            Id = IdOf(slug),
            Slug = slug,
            Kind = kind,
            Title = title,
            Year = day.Year,
            LeadId = OrganizationOf(lead),
            Zone = Zone,
            Begins = day,
            Ends = kind == Training.Kind ? day : null,
            PublishedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-90),
            Description = about,
            UpdatedAt = now,
        };
        action.Links.Add(new ActionLink { Id = new ActionLinkId(DemoWorld.Id("action-link", $"{slug} lead")), ActionId = action.Id, Role = ActionRoles.Lead, OrganizationId = action.LeadId, OrganizationName = lead == "le-gue" ? "Le Gué" : "Sambre Écoute", Position = 1 });
        return action;
    }

    private static OrganizationId OrganizationOf(string id) => new(DemoWorld.Id("organization", id));

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException(refusal.Text);
    }
}
