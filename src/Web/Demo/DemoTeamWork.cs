using Maillage.Modules.Accompaniments;
using Maillage.Modules.Actions;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>Three teams that Hélène Marchal of Le Gué walks with: one of La Louvière, from its request to the news half a year later, one under way, one just begun.</summary>
internal sealed class DemoTeamWork : IDemoWorld
{
    public const string Played = "accompagnement-d-une-equipe-d-insertion-la-louviere";
    public const string Running = "accompagnement-d-une-maison-d-accueil-mons";
    public const string Begun = "accompagnement-d-une-entreprise-de-formation-binche";

    /// <summary>The team of La Louvière: fourteen people, the management among them.</summary>
    private static readonly TeamPart[] Team =
        [new("direction", "insertion", 1), new("conseiller-insertion", "insertion", 5), new("encadrant-technique", "insertion", 4), new("assistant-social", "insertion", 2), new("psychologue", "insertion", 1), new("agent-accueil", "insertion", 1)];

    // Month and day of the school year, component, whether the management came, how many of each profession, of whom for the first time.
    private static readonly (int Month, int Day, string Component, bool Management, int[] Present, int[] First)[] Meetings =
    [
        (9, 9, "rencontre-demande", true, [1, 2, 1, 1, 0, 0], [1, 2, 1, 1, 0, 0]), (10, 3, "formation", true, [1, 5, 3, 2, 1, 1], [0, 3, 2, 1, 1, 1]), (10, 24, "travail-representations", false, [0, 4, 4, 2, 1, 0], [0, 0, 1, 0, 0, 0]),
        (11, 7, "supervision", false, [0, 4, 3, 1, 1, 0], [0, 0, 0, 0, 0, 0]), (11, 28, "supervision", true, [1, 5, 3, 2, 0, 1], [0, 0, 0, 0, 0, 0]), (12, 12, "suivi-terrain", false, [0, 3, 4, 0, 1, 0], [0, 0, 0, 0, 0, 0]),
        (1, 16, "formation", true, [1, 5, 3, 2, 1, 1], [0, 0, 0, 0, 0, 0]), (2, 6, "supervision", false, [0, 4, 3, 2, 1, 0], [0, 0, 0, 0, 0, 0]), (3, 13, "groupe-de-parole", false, [0, 5, 2, 1, 1, 1], [0, 0, 0, 0, 0, 0]),
        (3, 27, "suivi-terrain", false, [0, 2, 4, 1, 0, 0], [0, 0, 0, 0, 0, 0]), (4, 24, "supervision", true, [1, 4, 3, 2, 1, 0], [0, 0, 0, 0, 0, 0]), (5, 15, "groupe-de-parole", false, [0, 4, 3, 2, 0, 1], [0, 0, 0, 0, 0, 0]),
        (6, 12, "evaluation", true, [1, 5, 4, 2, 1, 1], [0, 0, 0, 0, 0, 0]), (9, 18, "evaluation", true, [1, 4, 3, 1, 1, 1], [0, 0, 0, 0, 0, 0]),
    ];

    public IEnumerable<string> Introduction => [];

    public static ActionId PlayedId => new(DemoWorld.Id("action", Played));

    public static ActionId RunningId => new(DemoWorld.Id("action", Running));

    public static ActionId BegunId => new(DemoWorld.Id("action", Begun));

    private static OrganizationId Lead => new(DemoWorld.Id("organization", "le-gue"));

    /// <summary>The year it began: the latest of which one can have heard half a year after its end.</summary>
    public static int FirstYear(DateOnly today) => new DateOnly(today.Year - 1, 9, 30).AddMonths(6) <= today ? today.Year - 2 : today.Year - 3;

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Accompaniment>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        AddPlayed(db, today, now);
        AddRunning(db, today, now);
        AddBegun(db, today, now);
        await db.SaveChangesAsync(cancel);
    }

    private static void AddPlayed(AppDb db, DateOnly today, DateTimeOffset now)
    {
        var year = FirstYear(today);
        DateOnly On(int month, int day) => new(month >= 9 ? year : year + 1, month, day);
        DateOnly begins = On(9, 9), firstEnd = On(6, 12), ends = new(year + 1, 9, 30), news = new(year + 2, 3, 30);
        db.Add(Action(PlayedId, Played, "Accompagnement d’une équipe d’insertion, La Louvière", begins, ends, now));
        var one = Make(PlayedId, "Centre d’insertion de La Louvière", 14, Team);
        one.Publics = ["demandeurs-emploi"];
        one.Resources = "Une réunion d’équipe par semaine ; une assistante sociale que les stagiaires vont voir d’eux-mêmes ; une direction qui veut un cadre plutôt que des renvois.";
        one.StartState = "« On n’est pas formés pour ça. » La drogue est vue comme une affaire de médecins, la personne qui consomme comme quelqu’un qui ne veut pas travailler.";
        one.IndividualAims = "Oser ouvrir la conversation ; comprendre à quoi l’usage répond.";
        one.CollectiveAims = "Se parler des situations avant qu’elles n’éclatent ; un règlement que toute l’équipe peut expliquer.";
        Must(one.Plan(begins, firstEnd, reason: null));
        one.Phases = [new("analyse", begins), new("construction", On(10, 3)), new("travail", On(11, 7)), new("bilan", On(6, 1))];
        Must(one.Prolong(ends, "L’équipe demande une rencontre après l’été, avec les nouveaux collègues.", On(5, 20)));
        foreach (var (index, m) in Meetings.Index())
            AddMeeting(db, PlayedId, Played, index, index == Meetings.Length - 1 ? new DateOnly(year + 1, m.Month, m.Day) : On(m.Month, m.Day), m.Component, today, now, m.Management, [.. Team.Select((t, i) => new Presence(t.Profession, m.Present[i], m.First[i]))]);
        Must(one.End(ends, reason: null, today));
        Must(one.Follow(new FollowUp(6, news, HalfHasChanged: true, "Sept personnes sur quatorze sont parties ou arrivées. Les nouvelles ont été accueillies avec la page « consommations » du règlement.")));
        db.Add(one);

        Outcome(db, On(10, 17), "exclusion-prononcee", "declaration", "Un stagiaire renvoyé pour avoir consommé à l’atelier ; rien n’était écrit.", "Dit par l’équipe à la troisième rencontre.");
        Outcome(db, On(12, 10), "exclusion-evitee", "compte-rendu", "Un renvoi remplacé par trois entretiens et un horaire aménagé.", "Réunion d’équipe du 10 décembre.", "comprehension");
        var rule = Outcome(db, On(2, 3), "reglement-modifie", "document-joint", "La page « consommations » réécrite par l’équipe, votée par tous.", words: null, "dialogue", "determinants");
        rule.File = new EvidenceFile { OutcomeId = rule.Id, Name = "reglement-page-consommations.pdf", MediaType = "application/pdf", Length = Paper.Length, Content = new EvidenceContent { OutcomeId = rule.Id, Bytes = Paper } };
        Outcome(db, On(3, 20), "accompagnement-mene-a-terme", "constat-partage", "Une personne accompagnée jusqu’au bout de sa recherche d’emploi.", "Constaté ensemble à la supervision d’avril.", "determinants");
        var project = Outcome(db, On(5, 5), "projet-mis-en-place", "constat-partage", "Un coin calme tenu par deux formatrices, ouvert le matin.", "Visité le 15 mai.", "dialogue");
        project.IsAliveAt6 = true;
        Outcome(db, news, "formation-relancee", "declaration", "Les nouveaux collègues sont formés par les anciens.", "Dit au téléphone, à six mois.", "comprehension");
        Landmark(db, On(10, 24), "L’équipe raconte pour la première fois une situation devant tout le monde.");
        Landmark(db, On(11, 28), "La direction reste jusqu’au bout et dit ses propres hésitations.");
        Landmark(db, On(4, 24), "Les encadrants techniques demandent eux-mêmes une supervision.");
        foreach (var (n, (day, functions, level)) in new (DateOnly, string[], string)[] { (On(11, 7), ["emotions", "liens"], "individuel"), (On(11, 28), ["identite"], "individuel"), (On(2, 6), ["liens", "identite"], "collectif"), (On(4, 24), ["emotions", "liens", "identite"], "institutionnel") }.Index())
            db.Add(new SituationRead { Id = new SituationReadId(DemoWorld.Id("situation-read", $"{n}")), ActionId = PlayedId, On = day, Functions = [.. functions], Level = level });
    }

    private static void AddRunning(AppDb db, DateOnly today, DateTimeOffset now)
    {
        var begins = today.AddMonths(-4);
        db.Add(Action(RunningId, Running, "Accompagnement d’une maison d’accueil, Mons", begins, begins.AddMonths(10), now));
        var one = Make(RunningId, "Maison d’accueil de Mons", 12, [new("direction", "centre-hebergement", 1), new("educateur-specialise", "centre-hebergement", 8), new("assistant-social", "centre-hebergement", 2), new("infirmier", "centre-hebergement", 1)]);
        one.Resources = "Une équipe de nuit stable ; un conseil des hébergés qui se réunit chaque mois.";
        one.CollectiveAims = "Une manière commune de réagir quand quelqu’un rentre après avoir consommé.";
        one.Publics = ["sans-chez-soi"];
        Must(one.Plan(begins, begins.AddMonths(10), reason: null));
        one.Phases = [new("analyse", begins), new("construction", begins.AddDays(30)), new("travail", begins.AddDays(70)), new("bilan", begins.AddMonths(9))];
        foreach (var (index, (days, component, management)) in new (int, string, bool?)[] { (0, "rencontre-demande", true), (35, "formation", true), (70, "supervision", false), (105, "supervision", false), (150, "suivi-terrain", null), (185, "supervision", null) }.Index())
            AddMeeting(db, RunningId, Running, index, begins.AddDays(days), component, today, now, management, management is null ? [] : [new("direction", management == true ? 1 : 0, index == 0 ? 1 : 0), new("educateur-specialise", 6, index == 0 ? 6 : index == 1 ? 1 : 0), new("assistant-social", 2, index == 0 ? 2 : 0), new("infirmier", 1, index == 2 ? 1 : 0)]);
        db.Add(one);
        db.Add(new SituationRead { Id = new SituationReadId(DemoWorld.Id("situation-read", "mons")), ActionId = RunningId, On = begins.AddDays(70), Title = "Un retour tardif", Functions = ["emotions", "liens"], Level = "individuel" });
    }

    private static void AddBegun(AppDb db, DateOnly today, DateTimeOffset now)
    {
        var begins = today.AddDays(12);
        db.Add(Action(BegunId, Begun, "Accompagnement d’une entreprise de formation, Binche", begins, begins.AddMonths(8), now));
        var one = Make(BegunId, "Entreprise de formation par le travail, Binche", 9, [new("encadrant-technique", "insertion", 6), new("direction", "insertion", 1)]);
        Must(one.Plan(begins, begins.AddMonths(8), reason: null));
        db.Add(one);
        AddMeeting(db, BegunId, Begun, 0, begins, "rencontre-demande", today, now, management: null, []);
    }

    private static Accompaniment Make(ActionId action, string institution, int people, TeamPart[] team) => new()
    {
        ActionId = action,
        LeaderId = People.IdOf("helene.marchal@demo.example"),
        Institution = institution,
        Headcount = people,
        HasManagement = true,
        Team = [.. team],
    };

    private static void AddMeeting(AppDb db, ActionId action, string slug, int index, DateOnly on, string component, DateOnly today, DateTimeOffset now, bool? management, List<Presence> presences)
    {
        var session = new Session { Id = new SessionId(DemoWorld.Id("session", $"{slug} {index}")), ActionId = action, Number = index + 1, HalfDay = HalfDayCodes.Morning, Place = "Dans les murs de l’équipe" };
        session.Schedule(on, HalfDayCodes.Morning, new TimeOnly(9, 0), new TimeOnly(12, 0), now);
        session.Facilitators.Add(SessionFacilitator.Of(session.Id, "Hélène Marchal", People.IdOf("helene.marchal@demo.example"), now));
        if (management is not null)
            Must(session.Hold(today, component is "formation" ? 180 : 120, now));
        session.MarkTold();
        db.Add(session);
        db.Add(new Meeting { SessionId = session.Id, ActionId = action, Component = component, ManagementWasThere = management, Presences = presences, PreparationMinutes = management is null ? null : component is "formation" ? 150 : 60, RoadMinutes = management is null ? null : 50 });
    }

    private static Outcome Outcome(AppDb db, DateOnly on, string type, string evidence, string what, string? words, params string[] goals)
    {
        var outcome = new Outcome { Id = new OutcomeId(DemoWorld.Id("outcome", type)), ActionId = PlayedId, Type = type, On = on, Evidence = evidence, Words = what, EvidenceWords = words, Goals = [.. goals] };
        db.Add(outcome);
        return outcome;
    }

    private static void Landmark(AppDb db, DateOnly on, string words) =>
        db.Add(new Landmark { Id = new LandmarkId(DemoWorld.Id("landmark", words)), ActionId = PlayedId, On = on, Words = words });

    private static ActionRecord Action(ActionId id, string slug, string title, DateOnly begins, DateOnly ends, DateTimeOffset now)
    {
        var action = new ActionRecord
        {
            Id = id,
            Slug = slug,
            Kind = AccompanimentBook.Kind,
            Title = title,
            Year = begins.Year,
            LeadId = Lead,
            Zone = "Europe/Brussels",
            Begins = begins,
            Ends = ends,
            Themes = ["insertion"],
            Frequency = "repetitive",
            YearBegins = begins.Year,
            YearEnds = ends.Year,
            Publics = ["professionnels-social"],
            Kinds = ["soutien-aux-equipes"],
            UpdatedAt = now,
        };
        action.Links.Add(new ActionLink { Id = new ActionLinkId(DemoWorld.Id("action-link", $"{slug} lead")), ActionId = id, Role = ActionRoles.Lead, OrganizationId = Lead, OrganizationName = "Le Gué asbl", Town = "La Louvière", Position = 1 });
        action.Links.Add(new ActionLink { Id = new ActionLinkId(DemoWorld.Id("action-link", $"{slug} funder")), ActionId = id, Role = ActionRoles.Funder, OrganizationName = "Cocof", Position = 2 });
        return action;
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The demo world breaks a rule: {refusal.Text}.");
    }

    private static byte[] Paper => """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
        4 0 obj<</Length 95>>stream
        BT /F1 16 Tf 72 760 Td (Reglement de travail, page "consommations" : une conversation d'abord.) Tj ET
        endstream endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """u8.ToArray();
}
