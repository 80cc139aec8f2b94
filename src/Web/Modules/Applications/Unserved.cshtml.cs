using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Applications;

/// <summary>Those who asked for the edition before, got no place, and agreed to be asked again: first to be invited to this one.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class UnservedModel(IActions actions, IParticipants participants) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public ActionCard? Former { get; private set; }

    public IReadOnlyList<UnservedPerson> People { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return NotFound();
        Action = action;
        if (action.FormerEdition is not { } id || await actions.Find(id, cancel) is not { } seen || await actions.FindManaged(seen.Slug, cancel) is not { } former)
            return Page();
        Former = former;
        People = await participants.Unserved(former.Id, action.Id, cancel);
        return Page();
    }
}
