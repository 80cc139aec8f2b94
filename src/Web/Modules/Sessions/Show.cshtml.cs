using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The plan of a cycle: its sessions as a list and as a calendar, and what does not go together.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class ShowModel(AppDb db, SessionBook book, Clashes clashes, SessionNews news, CalendarKey key, Settings settings, Texts texts, TimeProvider time) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<Clash> Warnings { get; private set; } = [];

    public bool Prepares { get; private set; }

    public DateOnly Today { get; private set; }

    public Cycle Cycle { get; private set; } = null!;

    public int Untold => Sessions.Count(s => s.IsUntold);

    public int Held => Sessions.Where(s => s.IsHeld).Sum(s => s.HalfDays);

    public int Planned => Cycle.Planned(Sessions.Sum(s => s.HalfDays));

    public int Moved => Sessions.Count(s => s.Postponements.Count > 0);

    public string StaffCalendar => $"{settings.PublicUrl}/seances/abonnement/{key.Of(Action, CalendarFor.Staff, Cycle.FeedGeneration)}";

    public IReadOnlyList<Situation> Situations { get; private set; } = [];

    public int Brought => Situations.Count(s => s.Origin == SituationOrigin.Participant);

    public int FromVignettes => Situations.Count - Brought;

    /// <summary>What a session to come is about; what a held one worked on is read by who prepares the group only.</summary>
    public IReadOnlyList<string> Topics(Session s) => !s.IsHeld ? s.PlannedTopics : !Prepares ? [] : s.TreatedTopics.Count > 0 ? s.TreatedTopics : s.PlannedTopics;

    /// <summary>The next one, or the one of today.</summary>
    public Session? Next => Sessions.FirstOrDefault(s => s.IsAhead && s.Date >= Today);

    /// <summary>Knot of a session in the thread of the cycle.</summary>
    public string? Knot(Session s) => s == Next ? "knot-now" : s.IsHeld ? "knot-full" : s.IsAhead && s.Date < Today ? "knot-fading" : null;

    public bool Clashes(Session s) => Warnings.Any(w => w.Numbers.Contains(s.Number));

    public IEnumerable<DateOnly> Months => Sessions.Select(s => new DateOnly(s.Date.Year, s.Date.Month, 1)).Distinct().Take(18);

    public async Task<IActionResult> OnGet(string action)
    {
        if (!await Find(action))
            return NotFound();
        Warnings = Prepares ? await clashes.Of(Action, Sessions, HttpContext.RequestAborted) : [];
        return Page();
    }

    public async Task<IActionResult> OnPostTell(string action)
    {
        if (!await Find(action) || !Prepares)
            return NotFound();
        var told = await news.Tell(Action, Sessions, Cycle.FeedGeneration, HttpContext.RequestAborted);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", told.Words(texts));
        return Redirect($"/seances/{Action.Slug}");
    }

    /// <summary>Makes the secret addresses given out so far void.</summary>
    public async Task<IActionResult> OnPostRenew(string action)
    {
        if (!await Find(action) || !Prepares)
            return NotFound();
        if (db.Entry(Cycle).State is EntityState.Detached)
            db.Add(Cycle);
        Cycle.FeedGeneration++;
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["seances.feed.renewed"]);
        return Redirect($"/seances/{Action.Slug}");
    }

    public string Kind(Session s) => s.Status switch
    {
        SessionStatus.Held => "full",
        SessionStatus.Cancelled => "diamond",
        SessionStatus.Confirmed => "half",
        _ => "ring",
    };

    private async Task<bool> Find(string slug)
    {
        var cancel = HttpContext.RequestAborted;
        if (await book.Read(slug, cancel) is not { } card)
            return false;
        Action = card;
        Prepares = book.Prepares(card);
        Today = card.Today(time);
        Sessions = await book.Of(card.Id).AsSplitQuery().Include(s => s.Facilitators).Include(s => s.Postponements).ToListAsync(cancel);
        Situations = await db.Set<Situation>().AsNoTracking().Where(x => db.Set<Session>().Any(s => s.Id == x.SessionId && s.ActionId == card.Id)).ToListAsync(cancel);
        Cycle = await db.Set<Cycle>().SingleOrDefaultAsync(c => c.ActionId == card.Id, cancel) ?? new Cycle { ActionId = card.Id };
        return true;
    }
}
