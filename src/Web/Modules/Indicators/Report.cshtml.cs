using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Hosting;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>The report of an action, on screen and, with <c>?format=</c> pdf or docx, as a file.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class ReportModel(
    IActions actions, IActionFacts records, FigureReader reader, FigureBook book, IVocabularies vocabularies, Paper paper, PaperPrinter printer, Settings settings, Texts texts, TimeProvider time) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public Sheet Sheet { get; private set; } = null!;

    public bool CanMakePdf { get; private set; }

    public bool HasFailed { get; private set; }

    public async Task<IActionResult> OnGet(string slug, string? format, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action)
            return NotFound();
        var seenAs = await actions.ReaderOf(action, cancel);
        if (seenAs is not (Reader.Team or Reader.Funder))
            return NotFound();
        Action = action;
        var report = new ActionReport(
            action, await records.Of(action.Id, cancel), await records.Written(action.Id, cancel), await reader.Read(action.Id, cancel), await book.Written(action.Id, cancel), await book.Last(action.Id, cancel), seenAs, vocabularies, texts);
        Sheet = report.Write($"{settings.PublicUrl}{action.Address}", time.GetUtcNow());
        CanMakePdf = await printer.IsAvailable();
        if (format == "docx")
            return File(WordDocument.Write(Sheet, texts.Language), WordDocument.Type, $"rapport-{action.Slug}.docx");
        if (format != "pdf")
            return Page();
        if (CanMakePdf && await paper.Print(this, "/Platform/Ui/_Sheet.cshtml", Sheet, $"{Sheet.Title}, {action.Title}", texts.Language, cancel) is { } pdf)
            return File(pdf, "application/pdf", $"rapport-{action.Slug}.pdf");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
