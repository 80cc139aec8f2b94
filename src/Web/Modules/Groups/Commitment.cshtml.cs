using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Publishes the hash of pool, rules and groups, and names the public chance to come. After this nothing changes.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class CommitmentModel(IActions actions, AppDb db, PoolBook pools, SortitionBook book, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Hour { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Sortition Sortition { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (Sortition.State is not SortitionState.Computed)
            return RedirectToPage("Show", new { slug });
        Day = Action.Today(time).AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Hour = "21:00";
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (string.IsNullOrWhiteSpace(Source))
            ModelState.AddModelError("Source", texts["groups.source.missing"]);
        else if (Source.Length > Sortition.LongestSource)
            ModelState.AddModelError("Source", texts["groups.source.long", Sortition.LongestSource, Source.Length]);
        if (!DateOnly.TryParseExact(Day?.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            ModelState.AddModelError("Day", texts["groups.source.day"]);
        if (!TimeOnly.TryParseExact(Hour?.Trim().Replace('h', ':'), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            ModelState.AddModelError("Hour", texts["groups.source.hour"]);
        if (!ModelState.IsValid)
            return this.Again();
        var running = await pools.Of(Action.Id, cancel);
        if (running.Obstacles.Count > 0)
            return this.Refused(running.Obstacles[0], texts);
        if (!await book.IsAsComputed(Sortition, running, cancel))
            return this.Refused(new Refusal("groups.stale"), texts);
        if (Sortition.Commit(Source!.Trim(), At(day, hour), time.GetUtcNow()) is { } refusal)
            return this.Refused(refusal, texts);
        book.Note(Sortition, SortitionStep.Committed, person.Id!.Value.Value, Sortition.Commitment);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("groups.refused.meanwhile"), texts);
        }
        this.Say("done", texts["groups.committed"]);
        return RedirectToPage("Show", new { slug });
    }

    // An hour that the clock skips in spring is read as one later.
    private DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var (zone, local) = (TimeZoneInfo.FindSystemTimeZoneById(Action.Zone), day.ToDateTime(hour));
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action || await book.Find(action.Id, cancel) is not { } sortition)
            return false;
        (Action, Sortition) = (action, sortition);
        return true;
    }
}
