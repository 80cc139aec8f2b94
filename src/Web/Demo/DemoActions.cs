using Maillage.Modules.Actions;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>The practice groups of La Traverse in Metz: last year's, held, and this year's, with fifty applications for fifteen places.</summary>
internal sealed class DemoActions : IDemoWorld
{
    public const string LastYear = "groupe-d-analyse-de-pratiques-moselle-derniere-edition";
    public const string ThisYear = "groupe-d-analyse-de-pratiques-moselle";

    private static readonly string[] FirstNames = ["Lucie", "Ahmed", "Marion", "Jean-Paul", "Sarah", "Mehdi", "Claire", "Paul", "Inès", "Hugo", "Aïcha", "Thomas", "Léa", "Karim", "Julie", "Nicolas", "Fatou", "Maxime", "Élodie", "David", "Camille", "Yann", "Samira", "Olivier", "Anne"];
    private static readonly string[] LastNames = ["Weber", "Muller", "Haddad", "Klein", "Rossi", "Schmitt", "Nowak", "Benali", "Hoffmann", "Girard", "Da Silva", "Keller", "Traoré", "Lang", "Petit", "Marx", "Kowalski", "Jung", "Lefort", "Bauer"];

    // Fifty people from twenty-four structures: some structures send three or four.
    private static readonly (string Name, string Type, string Commune, string Sector, string Profession, int People)[] Structures =
    [
        ("CCAS de Metz", "ccas", "fr-57463", "social", "assistant-social", 4), ("CCAS de Forbach", "ccas", "fr-57227", "social", "assistant-social", 3),
        ("Foyer Les Glycines", "foyer-hebergement", "fr-57227", "hebergement-sans-chez-soi", "educateur-specialise", 3), ("Foyer du Pont-Vert", "foyer-hebergement", "fr-57672", "hebergement-sans-chez-soi", "educateur-specialise", 3),
        ("CMS du Warndt", "cms", "fr-57606", "social", "assistant-social", 2), ("CMS de Pommérieux", "cms", "fr-57547", "social", "assistant-social", 2),
        ("UDAF, antenne de Metz", "udaf", "fr-57463", "social", "cesf", 2), ("Chantier La Navette", "aci", "fr-57227", "insertion-emploi", "encadrant-technique", 3),
        ("Mission locale du bassin", "mission-locale", "fr-57631", "insertion-emploi", "conseiller-insertion", 3), ("École de la deuxième chance", "e2c", "fr-57463", "insertion-emploi", "accompagnateur-social", 2),
        ("Lycée du Bassin", "ecole-secondaire", "fr-57227", "enseignement", "infirmier-scolaire", 2), ("Collège des Deux-Vallées", "ecole-secondaire", "fr-57631", "enseignement", "enseignant", 2),
        ("Unité éducative de Metz", "pjj", "fr-57463", "justice", "educateur-specialise", 2), ("CMP du Warndt", "cmp", "fr-57606", "sante", "psychologue", 2),
        ("Maison de santé de Thionville", "maison-medicale", "fr-57672", "sante", "infirmier", 2), ("Résidence sociale Le Métier", "pension-de-famille", "fr-57463", "hebergement-sans-chez-soi", "educateur-specialise", 2),
        ("Club de prévention du Nord", "prevention-specialisee", "fr-57672", "aide-a-la-jeunesse", "educateur-specialise", 2), ("Trait d’Union Est", "foyer-hebergement", "fr-57631", "hebergement-sans-chez-soi", "educateur-specialise", 2),
        ("Cap Emploi Moselle", "cap-emploi", "fr-57463", "insertion-emploi", "conseiller-insertion", 1), ("AIEM", "autre", "fr-57672", "social", "educateur-specialise", 1),
        ("SIAO de Moselle", "siao", "fr-57463", "hebergement-sans-chez-soi", "assistant-social", 1), ("Maison d’arrêt, service social", "spip", "fr-57463", "justice", "assistant-social", 1),
        ("PMI de Sarreguemines", "cms", "fr-57631", "sante", "infirmier", 2), ("Foyer rural de Pommérieux", "foyer-rural", "fr-57547", "jeunesse", "animateur", 1),
    ];

    public static ActionId LastYearId => new(DemoWorld.Id("action", LastYear));

    public static ActionId ThisYearId => new(DemoWorld.Id("action", ThisYear));

    public static OrganizationId Lead => new(DemoWorld.Id("organization", "la-traverse"));

    public IEnumerable<string> Introduction => [];

    public static CandidacyId CandidacyOf(string action, int number) => new(DemoWorld.Id("candidacy", $"{action} {number}"));

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<ActionRecord>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        db.Add(Group(LastYearId, LastYear, "Groupe d’analyse de pratiques en addictologie, Moselle : édition précédente", today.AddMonths(-12), today.AddMonths(-3), former: null, now));
        db.Add(Group(ThisYearId, ThisYear, "Groupe d’analyse de pratiques en addictologie, Moselle", today.AddMonths(1), today.AddMonths(10), LastYearId, now));
        db.Add(new Call { ActionId = LastYearId, Places = 15, CapPerStructure = 2, OpensOn = today.AddMonths(-15), ClosesOn = today.AddMonths(-13), ConstitutedOn = today.AddMonths(-13).AddDays(5) });
        db.Add(new Call { ActionId = ThisYearId, Places = 15, CapPerStructure = 2, OpensOn = today.AddDays(-40), ClosesOn = today.AddDays(20), Text = "Neuf demi-journées, une par mois, à Metz. Quinze places, deux au plus par structure, pour que les situations soient diverses." });
        var asking = People(ThisYear, ThisYearId, today.AddDays(-38)).Select(p => p.Candidacy).ToList();
        Bind(asking, now);
        db.AddRange(asking);
        AddLastYear(db, today, now);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A pair, a manager with one of the team, one person twice, an employer who has not answered: what the rules of a group are for.</summary>
    private static void Bind(List<Candidacy> asking, DateTimeOffset now)
    {
        Candidacy C(int number) => asking[number - 1];
        (C(5).PairedWithId, C(6).PairedWithId) = (C(6).Id, C(5).Id);
        C(9).ManagerId = C(8).Id;
        (C(13).ApplicantName, C(13).Email, C(13).PersonKey) = (C(12).ApplicantName, "autre.adresse.13@structure.example", "autre.adresse.13@structure.example");
        C(25).AskEmployer("direction@structure.example", now.AddDays(-3), DateOnly.FromDateTime(now.UtcDateTime).AddDays(-3), "applicant");
    }

    /// <summary>Seventeen asked, ten were accepted, three not kept, four withdrew.</summary>
    private static void AddLastYear(AppDb db, DateOnly today, DateTimeOffset now)
    {
        var decided = today.AddMonths(-13).AddDays(5);
        foreach (var (candidacy, place) in People(LastYear, LastYearId, today.AddMonths(-14)).Take(17))
        {
            var then = new DateTimeOffset(decided, new TimeOnly(9, 0), TimeSpan.Zero);
            if (candidacy.Number is 3 or 4 or 7 or 10)
                candidacy.MoveTo(CandidacyStatus.Withdrawn, then, decided, "applicant", "interet-non-maintenu");
            else if (candidacy.Number is 13 or 15 or 17)
                candidacy.MoveTo(CandidacyStatus.NotKept, then, decided, "import", place > 2 ? "quota-structure" : "groupe-complet");
            else
                candidacy.MoveTo(CandidacyStatus.Accepted, then, decided, "import");
            db.Add(candidacy);
        }
    }

    private static IEnumerable<(Candidacy Candidacy, int Place)> People(string action, ActionId id, DateOnly from)
    {
        var number = 0;
        foreach (var structure in Structures)
        {
            for (var place = 1; place <= structure.People; place++)
            {
                number++;
                var (first, last) = (FirstNames[number * 7 % FirstNames.Length], LastNames[number * 3 % LastNames.Length]);
                var mail = $"{Maillage.Platform.Text.Fold.Key(first).Replace(' ', '-')}.{Maillage.Platform.Text.Fold.Key(last).Replace(' ', '-')}.{number}@structure.example";
                var candidacy = new Candidacy
                {
                    Id = CandidacyOf(action, number),
                    ActionId = id,
                    Number = number,
                    ApplicantName = $"{first} {last}",
                    Email = number % 10 == 7 ? null : mail,
                    PersonKey = mail,
                    Profession = structure.Profession,
                    Sector = structure.Sector,
                    StructureName = structure.Name,
                    StructureType = structure.Type,
                    CommuneCode = structure.Commune,
                    Channel = number % 3 == 0 ? "reseau-local" : number % 7 == 0 ? "edition-precedente" : "mailing",
                    Entry = number % 50 is > 31 and <= 43 ? "phone" : number % 50 > 43 ? "paper" : "link",
                    ReceivedOn = from.AddDays(number / 2),
                    AppliedBefore = number % 7 == 0,
                    AgreesToBeAskedAgain = number % 5 != 0,
                };
                candidacy.MoveTo(CandidacyStatus.Received, new DateTimeOffset(candidacy.ReceivedOn, new TimeOnly(8, number), TimeSpan.Zero), candidacy.ReceivedOn, candidacy.Entry is "link" ? "applicant" : "demo");
                yield return (candidacy, place);
            }
        }
    }

    private static ActionRecord Group(ActionId id, string slug, string title, DateOnly begins, DateOnly ends, ActionId? former, DateTimeOffset now)
    {
        var action = new ActionRecord
        {
            Id = id,
            Slug = slug,
            Kind = "groupe",
            Title = title,
            Year = begins.Year,
            LeadId = Lead,
            Zone = "Europe/Paris",
            Begins = begins,
            Ends = ends,
            PublishedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-41),
            FormerEditionId = former,
            Themes = ["conduites-addictives", "precarite"],
            Context = "Les professionnel·les qui rencontrent des personnes en situation de précarité se disent souvent seul·es devant les consommations : comment en parler, comment accompagner vers le soin, vers qui orienter.",
            Objectives = new ActionObjectives
            {
                General = ["Soutenir les pratiques d’accompagnement des personnes qui consomment, en Moselle."],
                Specific = ["Mieux connaître les addictions.", "Aborder les consommations avec plus de sérénité.", "Connaître le réseau d’addictologie."],
                Operational = ["Tenir 9 demi-journées d’analyse de pratiques."],
            },
            Description = "Chaque demi-journée a deux temps : un apport, puis l’analyse d’une situation amenée par le groupe.",
            Frequency = "repetitive",
            YearBegins = begins.Year,
            YearEnds = ends.Year,
            Publics = ["professionnels-social", "professionnels-sante", "professionnels-education"],
            Kinds = ["soutien-aux-equipes", "communication-information-sensibilisation"],
            GeoLevel = "departemental",
            Communes = ["fr-57463", "fr-57227", "fr-57631", "fr-57672"],
            Departements = ["fr-dep-57"],
            UpdatedAt = now,
        };
        action.Links.Add(new ActionLink { Id = new ActionLinkId(DemoWorld.Id("action-link", $"{slug} lead")), ActionId = id, Role = ActionRoles.Lead, OrganizationId = Lead, OrganizationName = "La Traverse", Town = "Metz", Position = 1 });
        action.Links.Add(new ActionLink { Id = new ActionLinkId(DemoWorld.Id("action-link", $"{slug} funder")), ActionId = id, Role = ActionRoles.Funder, OrganizationName = "Agence régionale de santé", Amount = 5002, Currency = "EUR", Position = 2 });
        return action;
    }
}
