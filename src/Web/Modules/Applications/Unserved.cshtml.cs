using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Those who asked for the edition before, got no place, and agreed to be asked again: first to be invited to this one.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class UnservedModel(IActions actions, IParticipants participants, AppDb db) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public ActionCard? Former { get; private set; }

    /// <summary>Each with the number of their application here, once they have applied again.</summary>
    public IReadOnlyList<(UnservedPerson Who, string? Here)> People { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return NotFound();
        Action = action;
        if (action.FormerEdition is not { } id || await actions.Find(id, cancel) is not { } seen || await actions.FindManaged(seen.Slug, cancel) is not { } former)
            return Page();
        Former = former;
        var here = await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action.Id && a.PersonKey != null && a.Status != CandidacyStatus.Draft.Code).Select(a => new { a.PersonKey, a.Number }).ToListAsync(cancel);
        var numbers = here.GroupBy(h => h.PersonKey!, StringComparer.Ordinal).ToDictionary(h => h.Key, h => $"C-{h.First().Number:00}", StringComparer.Ordinal);
        People = [.. (await participants.Unserved(former.Id, cancel)).Select(p => (p, numbers.GetValueOrDefault(Candidacy.KeyOfPerson(p.Email, p.Name, p.StructureName))))];
        return Page();
    }
}
