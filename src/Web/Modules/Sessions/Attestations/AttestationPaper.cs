using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sessions.Attestations;

/// <summary>One attestation as a page to print and as a PDF, the same for staff and for the person themselves.</summary>
internal sealed record AttestationPaper(Attestation Attestation, string Here, string Back, string BackText, bool CanMakePdf, bool HasFailed)
{
    public static async Task<(IActionResult? File, AttestationPaper Paper)> Of(
        PageModel page, Attestation one, string here, string back, string backText, string? format, Paper paper, PaperPrinter printer, Texts texts, CancellationToken cancel)
    {
        page.ViewData["Title"] = texts["attestations.paper"];
        var can = await printer.IsAvailable();
        if (format != "pdf")
            return (null, new AttestationPaper(one, here, back, backText, can, HasFailed: false));
        if (can && await paper.Print(page, AttestationsModel.Papers, (IReadOnlyList<Attestation>)[one], texts["attestations.paper"], texts.Language, cancel) is { } pdf)
            return (page.File(pdf, "application/pdf", "attestation.pdf"), new AttestationPaper(one, here, back, backText, can, HasFailed: false));
        page.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return (null, new AttestationPaper(one, here, back, backText, can, HasFailed: true));
    }
}
