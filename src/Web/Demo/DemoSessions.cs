using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Sessions.Vignettes;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>Nine half-days of last year's group in Metz, held, one of them moved once; and this year's, planned: seven half-days and one whole day.</summary>
internal sealed class DemoSessions : IDemoWorld
{
    private const string Place = "Maison des associations, salle 2, rue du Coëtlosquet";
    private const string Town = "fr-57463";

    private static readonly TimeOnly Nine = new(9, 0);
    private static readonly TimeOnly HalfPastTwelve = new(12, 30);
    private static readonly TimeOnly Five = new(17, 0);

    private static readonly string[][] Topics =
        [["representations"], ["definition"], ["produits"], ["sans-substance"], ["facteurs"], ["stades"], ["relation-aide"], ["entretien"], ["reseau", "bilan"]];

    // One line a half-day: a person of the group a letter, in order of number. The tenth never came.
    private static readonly string[] Presence =
        ["pppppppppa", "pppppepppa", "ppappppppa", "pppeppppea", "pepppppppa", "ppppapppaa", "pppqppepea", "epppppapaa", "ppeppapepa"];

    // p a situation that someone brought, v a vignette; how it was read, how long.
    private static readonly (int HalfDay, string? Vignette, string[] Functions, string Level, int Minutes)[] Situations =
    [
        (1, "visite-a-domicile", ["liens", "emotions"], "individuel", 45), (1, null, ["identite"], "individuel", 25), (2, null, ["emotions"], "individuel", 50),
        (3, null, ["liens"], "collectif", 60), (4, null, ["emotions", "liens"], "individuel", 55), (5, "chambre-12", ["identite", "liens"], "institutionnel", 60),
        (6, null, ["identite"], "individuel", 40), (7, null, ["liens", "identite"], "collectif", 55), (8, null, ["emotions"], "institutionnel", 35),
    ];

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Session>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var group = (await scope.ServiceProvider.GetRequiredService<IParticipants>().Of(DemoActions.LastYearId, cancel)).Select(p => p.Id).ToList();
        foreach (var index in Enumerable.Range(0, Topics.Length))
            db.Add(Held(index, Thursday(today.AddMonths(index - 12)), group, today, now));
        foreach (var index in Enumerable.Range(0, Topics.Length - 1))
            db.Add(Planned(index, Thursday(today.AddMonths(index + 1)), now));
        db.Add(new Cycle { ActionId = DemoActions.LastYearId, PlannedHalfDays = 9 });
        db.Add(new Cycle { ActionId = DemoActions.ThisYearId, PlannedHalfDays = 9 });
        await db.SaveChangesAsync(cancel);
    }

    private static Session Held(int index, DateOnly date, IReadOnlyList<CandidacyId> group, DateOnly today, DateTimeOffset now)
    {
        var session = Make(DemoActions.LastYear, DemoActions.LastYearId, index, HalfDayCodes.Morning, Topics[index], now);
        // Farida was ill on the fifth: a week later, and counted once.
        var first = index == 4 ? date.AddDays(-7) : date;
        session.Schedule(first, HalfDayCodes.Morning, Nine, HalfPastTwelve, now);
        if (first != date)
            Must(session.Postpone(date, Nine, HalfPastTwelve, "intervenant", "demo", now));
        Must(session.Hold(today, 210, now));
        session.Parts = [SessionParts.Welcome, SessionParts.Theory, SessionParts.Situations];
        foreach (var (who, letter) in group.Zip(Presence[index]))
            Must(session.Note(who, StatusOf(letter), takesPart: true, today));
        foreach (var x in Situations.Where(s => s.HalfDay == index))
        {
            Must(session.WorkOn(new Situation
            {
                Id = new SituationId(DemoWorld.Id("situation", $"{index} {session.Situations.Count}")),
                SessionId = session.Id,
                Position = session.Situations.Count + 1,
                Origin = x.Vignette is null ? SituationOrigin.Participant : SituationOrigin.Vignette,
                VignetteId = x.Vignette is null ? null : ShippedVignettes.IdOf(x.Vignette),
                Functions = [.. x.Functions],
                Level = x.Level,
                Minutes = x.Minutes,
            }, today));
        }
        session.MarkTold();
        return session;
    }

    private static Session Planned(int index, DateOnly date, DateTimeOffset now)
    {
        var whole = index == 3;
        List<string> topics = [.. Topics[index > 3 ? index + 1 : index], .. whole ? Topics[4] : []];
        var session = Make(DemoActions.ThisYear, DemoActions.ThisYearId, index, whole ? HalfDayCodes.Whole : HalfDayCodes.Morning, topics, now);
        session.Schedule(date, session.HalfDay, Nine, whole ? Five : HalfPastTwelve, now);
        if (index == 0)
            Must(session.Confirm(now));
        return session;
    }

    private static Session Make(string slug, Modules.Actions.Contracts.ActionId action, int index, string half, IEnumerable<string> topics, DateTimeOffset now)
    {
        var session = new Session
        {
            Id = new SessionId(DemoWorld.Id("session", $"{slug} {index}")),
            ActionId = action,
            Number = index + 1,
            HalfDay = half,
            Format = half == HalfDayCodes.Whole ? SessionFormats.Day : SessionFormats.HalfDay,
            Place = Place,
            PlaceKey = $"{Platform.Text.Fold.Key(Place)}|{Town}",
            PlaceCode = Town,
            PlannedTopics = [.. topics],
        };
        session.Facilitators.Add(SessionFacilitator.Of(session.Id, "Farida Ziegler", People.IdOf("farida.ziegler@demo.example"), now));
        return session;
    }

    private static string StatusOf(char letter) => letter switch
    {
        'p' => AttendanceStatus.Present,
        'q' => AttendanceStatus.Partial,
        'e' => AttendanceStatus.Excused,
        _ => AttendanceStatus.Absent,
    };

    // Nobody meets between Christmas and the first days of January.
    private static DateOnly Thursday(DateOnly from)
    {
        var date = from.AddDays(((int)DayOfWeek.Thursday - (int)from.DayOfWeek + 7) % 7);
        while (date is { Month: 12, Day: > 20 } or { Month: 1, Day: < 4 })
            date = date.AddDays(7);
        return date;
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The demo world breaks a rule: {refusal.Text}.");
    }
}
