using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>What a session was, who of the team was there by number, and the hours around it.</summary>
internal sealed class MeetingModel(AccompanimentBook book, AppDb db, ICurrentPerson person, ISessionFigures sessions, IVocabularies vocabularies, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    private const int MostPeople = 500;

    [BindProperty]
    public string? Component { get; set; }

    [BindProperty]
    public string? Management { get; set; }

    [BindProperty]
    public string? Preparation { get; set; }

    [BindProperty]
    public string? Road { get; set; }

    [BindProperty]
    public List<PresenceRow> Rows { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public SessionRow Session { get; private set; } = null!;

    public IReadOnlyList<string> Professions => [.. One.Team.Select(t => t.Profession).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<Choice> Choices => Typed.Choices(vocabularies, AccompanimentLists.Components, Words, Component);

    public string ProfessionOf(int row) => vocabularies.Label(AccompanimentLists.Professions, Professions[row], Words);

    /// <summary>Nobody has been there yet.</summary>
    public bool IsAhead => Session.Date > Today;

    public async Task<IActionResult> OnGet(string slug, int number)
    {
        if (!await FindSession(slug, number))
            return NotFound();
        var noted = await Noted();
        Component = noted?.Component ?? Components.OfFormat(Session.Format);
        Management = Typed.Written(noted?.ManagementWasThere);
        (Preparation, Road) = (Typed.Written(noted?.PreparationMinutes), Typed.Written(noted?.RoadMinutes));
        Rows = [.. Professions.Select(p => noted?.Presences.Find(x => x.Profession == p)).Select(p => new PresenceRow { Present = Typed.Written(p?.Present), FirstTime = Typed.Written(p?.FirstTime) })];
        Version = noted?.Version ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, int number)
    {
        if (!await FindSession(slug, number))
            return NotFound();
        Rows = [.. Rows.Take(Professions.Count), .. Enumerable.Range(0, Math.Max(0, Professions.Count - Rows.Count)).Select(_ => new PresenceRow())];
        var noted = await Noted();
        if (Version != (noted?.Version ?? 0))
            return this.Refused(new Refusal("accompaniments.changed_meanwhile"), Words);
        if (vocabularies.Find(AccompanimentLists.Components, Component ?? "") is null)
            ModelState.AddModelError(nameof(Component), Words["accompaniments.wrong.component"]);
        var (preparation, road) = (Number(Preparation, nameof(Preparation), Meeting.MostMinutes), Number(Road, nameof(Road), Meeting.MostMinutes));
        var presences = IsAhead ? [] : Presences();
        if (!IsAhead && Typed.Answer(Management) == true && presences.Count > 0 && presences.TrueForAll(p => p.Present == 0))
            ModelState.AddModelError(nameof(Management), Words["accompaniments.wrong.management"]);
        if (!ModelState.IsValid)
            return this.Again();
        if (noted is null)
        {
            noted = new Meeting { SessionId = Session.Id, ActionId = Action.Id, Component = Component! };
            Db.Add(noted);
        }
        noted.Component = Component!;
        noted.ManagementWasThere = IsAhead ? null : Typed.Answer(Management);
        (noted.PreparationMinutes, noted.RoadMinutes, noted.Presences) = (preparation, road, presences);
        return await Save(Words["accompaniments.meeting.saved", Session.Date]);
    }

    private List<Presence> Presences()
    {
        List<Presence> presences = [];
        foreach (var (i, profession) in Professions.Index())
        {
            var (present, first) = (Number(Rows[i].Present, $"Rows[{i}].Present", MostPeople), Number(Rows[i].FirstTime, $"Rows[{i}].FirstTime", MostPeople));
            if (first > (present ?? 0))
                ModelState.AddModelError($"Rows[{i}].FirstTime", Words["accompaniments.wrong.first_time", ProfessionOf(i)]);
            if (One.PeopleOf(profession) is { } people && present > people)
                ModelState.AddModelError($"Rows[{i}].Present", Words["accompaniments.wrong.more_than_team", ProfessionOf(i), people, present]);
            if (present is not null)
                presences.Add(new Presence(profession, present.Value, first ?? 0));
        }
        return presences;
    }

    private async Task<bool> FindSession(string slug, int number)
    {
        if (!await Find(slug) || (await sessions.Of(Action.Id, Cancel)).Sessions.FirstOrDefault(s => s.Number == number && s.Status != SessionStatus.Cancelled) is not { } session)
            return false;
        Session = session;
        return true;
    }

    private Task<Meeting?> Noted() => Db.Set<Meeting>().SingleOrDefaultAsync(m => m.SessionId == Session.Id, Cancel);

    /// <summary>Of one profession: how many were there, and how many for the first time.</summary>
    public sealed class PresenceRow
    {
        public string? Present { get; set; }

        public string? FirstTime { get; set; }
    }
}
