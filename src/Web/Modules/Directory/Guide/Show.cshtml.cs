using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Directory.Guide;

/// <summary>The pocket guide of a commune: a page to print, or a PDF with <c>?format=pdf</c>.</summary>
[AllowAnonymous]
internal sealed class ShowModel(GuideReader reader, IPlaces places, Paper paper, PaperPrinter printer, Texts texts, Settings settings) : PageModel
{
    public GuideSheet Sheet { get; private set; } = null!;

    /// <summary>False where no PDF can be made on this installation: the page then offers printing.</summary>
    public bool CanMakePdf { get; private set; }

    /// <summary>A PDF was asked for and could not be made.</summary>
    public bool HasFailed { get; private set; }

    public string Canonical => $"{settings.PublicUrl}/annuaire/guide/{Sheet.Place.Code}";

    public async Task<IActionResult> OnGetAsync(string place, string? format, CancellationToken cancel)
    {
        if (places.Find(place) is not { } found)
            return NotFound();
        texts.Belgian = found.Country == "be";
        Sheet = await reader.Read(found, $"{settings.PublicUrl}/annuaire/guide/{found.Code}", cancel);
        CanMakePdf = await printer.IsAvailable();
        if (format != "pdf")
            return Page();
        var title = texts["directory.guide.title", found.ShortName];
        if (CanMakePdf && await paper.Print(this, "/Modules/Directory/Guide/_Guide.cshtml", Sheet, title, texts.Language, cancel) is { } pdf)
            return File(pdf, "application/pdf", $"guide-{found.Code}.pdf");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
