using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>The questionnaire to be filled in with a pen, numbered as it is typed in afterwards; with <c>?format=pdf</c> as a file.</summary>
internal sealed class PaperModel(AppDb db, IActions actions, ICurrentPerson person, Paper paper, PaperPrinter printer, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    public bool CanMakePdf { get; private set; }

    public bool HasFailed { get; private set; }

    public async Task<IActionResult> OnGet(string slug, Guid id, string? format)
    {
        if (!await Find(slug, id))
            return NotFound();
        ViewData["Title"] = texts["questionnaires.paper"];
        CanMakePdf = await printer.IsAvailable();
        if (format != "pdf")
            return Page();
        if (CanMakePdf && await paper.Print(this, "/Modules/Questionnaires/Sheets/_Paper.cshtml", new PaperForm(One, Action.Title), One.Title, texts.Language, Cancel) is { } pdf)
            return File(pdf, "application/pdf", $"questionnaire-{One.Moment}.pdf");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}

/// <summary>What stands on the paper.</summary>
internal sealed record PaperForm(Questionnaire Questionnaire, string ActionTitle);
