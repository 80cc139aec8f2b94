using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>A whole cycle at once: the same weekday each month, or twice a month. What was carried over from a former edition gets its dates here.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class SeriesModel(AppDb db, SessionBook book, ICurrentPerson person, IPlaces places, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    private const int Most = 40;

    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public int Count { get; set; } = 9;

    [BindProperty]
    public int PerMonth { get; set; } = 1;

    [BindProperty]
    public string? StartsAt { get; set; } = "09:00";

    [BindProperty]
    public string? EndsAt { get; set; } = "12:30";

    [BindProperty]
    public string? Place { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<OutlineLine> Carried { get; private set; } = [];

    public async Task<IActionResult> OnGet(string action)
    {
        if (await Find(action) is not { } cycle)
            return NotFound();
        if (cycle.Outline.Count > 0)
            Count = cycle.Outline.Count;
        return Page();
    }

    public async Task<IActionResult> OnPost(string action)
    {
        if (await Find(action) is not { } cycle)
            return NotFound();
        var cancel = HttpContext.RequestAborted;
        var first = SessionForm.CheckedDate(First, "First", ModelState, texts);
        var (starts, ends) = SessionForm.CheckedHours(StartsAt, EndsAt, "", ModelState, texts);
        if (Count is < 1 or > Most)
            ModelState.AddModelError("Count", texts["seances.wrong.count", Most]);
        if (Place?.Length > Session.LongestPlace)
            ModelState.AddModelError("Place", texts["seances.wrong.place", Session.LongestPlace]);
        if (!ModelState.IsValid)
            return this.Again();
        var now = time.GetUtcNow();
        var number = await db.Set<Session>().Where(s => s.ActionId == Action.Id).MaxAsync(s => (int?)s.Number, cancel) ?? 0;
        foreach (var (index, date) in Dates(first, Count, PerMonth).Index())
        {
            var line = cycle.Outline.ElementAtOrDefault(index);
            var (from, to) = line is not null && SessionWords.AreKnown(line.StartsAt, line.EndsAt) ? (line.StartsAt, line.EndsAt) : (starts, ends);
            var half = line?.HalfDay ?? (starts.Hour < 12 ? ends.Hour > 14 ? HalfDayCodes.Whole : HalfDayCodes.Morning : HalfDayCodes.Afternoon);
            var session = new Session { Id = EntityId.New<SessionId>(time), ActionId = Action.Id, Number = ++number, HalfDay = half };
            var form = new SessionForm { Place = Place, Facilitators = person.Name, Format = line?.Format, Topics = line?.Topics ?? [] };
            form.CheckedRest(session, person, places, vocabularies, ModelState, texts, now);
            session.Schedule(date, half, from, to, now);
            db.Add(session);
        }
        cycle.Outline = [.. cycle.Outline.Skip(Count)];
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts.Count("seances.series.added", Count));
        return Redirect($"/seances/{Action.Slug}");
    }

    /// <summary>The same weekday of the same week of each month (the second Thursday), or that and two weeks later.</summary>
    internal static IEnumerable<DateOnly> Dates(DateOnly first, int count, int perMonth)
    {
        var week = (first.Day - 1) / 7;
        for (var (made, month) = (0, 0); made < count; month++)
        {
            var begins = new DateOnly(first.Year, first.Month, 1).AddMonths(month);
            var date = begins.AddDays(((int)first.DayOfWeek - (int)begins.DayOfWeek + 7) % 7 + Math.Min(week, 3) * 7);
            if (month == 0)
                date = first;
            yield return date;
            made++;
            if (perMonth == 2 && made < count)
            {
                made++;
                yield return date.AddDays(14);
            }
        }
    }

    private async Task<Cycle?> Find(string slug)
    {
        if (await book.Prepared(slug, HttpContext.RequestAborted) is not { } card)
            return null;
        Action = card;
        var cycle = await db.Set<Cycle>().SingleOrDefaultAsync(c => c.ActionId == card.Id, HttpContext.RequestAborted) ?? new Cycle { ActionId = card.Id };
        Carried = cycle.Outline;
        return cycle;
    }
}
