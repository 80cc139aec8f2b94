using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>The questionnaires of an action, in order of time.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ShowModel(AppDb db, IActions actions, TimeProvider time) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<Questionnaire> Questionnaires { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } card)
            return NotFound();
        (Action, Today) = (card, card.Today(time));
        Questionnaires = [.. (await db.Set<Questionnaire>().AsNoTracking().Where(q => q.ActionId == card.Id).ToListAsync(cancel)).OrderBy(q => Moments.Order(q.Moment)).ThenBy(q => q.Edition).ThenBy(q => q.Id.Value)];
        return Page();
    }
}
