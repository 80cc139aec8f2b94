using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Trainings;

/// <summary>A training was only the start: a team that took part in it is accompanied.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class AccompanyingModel(AppDb db, IActions actions, IActionMaking making, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    private const int LongestTeam = 200;

    [BindProperty]
    public string? Team { get; set; }

    [BindProperty]
    public DateOnly? Begins { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (await Find(slug, cancel) is null)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Team) || Team.Length > LongestTeam)
            ModelState.AddModelError(nameof(Team), texts["trainings.open.team.missing"]);
        if (!ModelState.IsValid)
            return this.Again();
        var team = Team!.Trim();
        var title = texts["trainings.open.title", team];
        var opened = await db.Set<TrainingOpening>().Where(o => o.TrainingId == Action.Id).Select(o => o.OpenedId).ToListAsync(cancel);
        // Sent twice, it is opened once.
        if ((await actions.Named(opened, cancel)).Values.FirstOrDefault(a => a.Title == title) is { } same)
            return LocalRedirect(same.Address);
        // Where the training was says nothing of where the team works.
        var accompaniment = await making.Make(new NewAction(title, Training.Accompaniment, Action.Lead, Action.Zone, Begins, null, texts["trainings.open.context", Action.Title], null, null, [team], Commune: null, person.Id!.Value), cancel);
        db.Add(new TrainingOpening { OpenedId = accompaniment.Id, TrainingId = Action.Id, On = Action.Today(time) });
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["trainings.open.done"]);
        return LocalRedirect(accompaniment.Address);
    }

    private async Task<Training?> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { Kind: Training.Kind } action)
            return null;
        Action = action;
        return await db.Set<Training>().AsNoTracking().SingleOrDefaultAsync(t => t.ActionId == action.Id, cancel);
    }
}
