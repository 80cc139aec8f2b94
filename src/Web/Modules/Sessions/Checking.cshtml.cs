using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Attestations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sessions;

/// <summary>Whether a number is that of an attestation of this action, and of how much; never whose.</summary>
[AllowAnonymous]
internal sealed class CheckingModel(IActions actions, AttestationDesk desk) : PageModel
{
    [FromQuery(Name = "numero")]
    public string? Number { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Attestation? Found { get; private set; }

    public async Task<IActionResult> OnGet(string action, CancellationToken cancel)
    {
        if (await actions.Find(action, cancel) is not { IsPublished: true } card)
            return NotFound();
        Action = card;
        ViewData["NoIndex"] = true;
        if (!string.IsNullOrWhiteSpace(Number))
            Found = (await desk.Of(card, cancel)).FirstOrDefault(a => a.HasNumber(Number));
        return Page();
    }
}
