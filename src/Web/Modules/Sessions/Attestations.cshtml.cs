using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Attestations;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The attestations of a group: who was there, how much of it, and all papers at once.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class AttestationsModel(AppDb db, SessionBook book, AttestationDesk desk, IParticipants participants, Paper paper, PaperPrinter printer, Texts texts) : PageModel
{
    public const string Papers = "/Modules/Sessions/Attestations/_Papers.cshtml";

    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<Attestation> All { get; private set; } = [];

    /// <summary>Half-days held.</summary>
    public int Held { get; private set; }

    /// <summary>Who had a place and was never there.</summary>
    public IReadOnlyList<string> Without { get; private set; } = [];

    public bool CanMakePdf { get; private set; }

    public bool HasFailed { get; private set; }

    public async Task<IActionResult> OnGet(string action, string? format, CancellationToken cancel)
    {
        if (await book.Prepared(action, cancel) is not { } card)
            return NotFound();
        Action = card;
        All = await desk.Of(card, cancel);
        Held = (await db.Set<Session>().Where(s => s.ActionId == card.Id && s.Status == SessionStatus.Held).Select(s => s.HalfDay).ToListAsync(cancel)).Sum(h => h == HalfDayCodes.Whole ? 2 : 1);
        Without = [.. (await participants.Of(card.Id, cancel)).Where(p => p.Name.Length > 0 && !All.Any(a => a.Candidacy == p.Id)).Select(p => p.Name)];
        CanMakePdf = await printer.IsAvailable();
        if (format != "pdf" || All.Count == 0)
            return Page();
        if (CanMakePdf && await paper.Print(this, Papers, All, texts["attestations.title"], texts.Language, cancel) is { } pdf)
            return File(pdf, "application/pdf", "attestations.pdf");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
