using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Sessions.Attestations;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sessions;

/// <summary>The attestation of one person of the group; nothing for who was never there.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class AttestationModel(SessionBook book, AttestationDesk desk, Paper paper, PaperPrinter printer, Texts texts) : PageModel
{
    public AttestationPaper Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string action, string who, string? format, CancellationToken cancel)
    {
        if (await book.Prepared(action, cancel) is not { } card || (await desk.Of(card, cancel)).FirstOrDefault(a => string.Equals(a.CandidacyNumber, who, StringComparison.OrdinalIgnoreCase)) is not { } one)
            return NotFound();
        (var file, Sheet) = await AttestationPaper.Of(this, one, $"/seances/{card.Slug}/{one.CandidacyNumber}/attestation", $"/seances/{card.Slug}/attestations", "attestations.title", format, paper, printer, texts, cancel);
        return file ?? Page();
    }
}
