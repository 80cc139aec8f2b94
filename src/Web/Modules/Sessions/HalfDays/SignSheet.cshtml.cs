using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>The sheet that is signed at the beginning and at the end.</summary>
internal sealed record SignSheet(
    string Title, string? Lead, DateOnly Date, TimeOnly StartsAt, TimeOnly EndsAt, string HalfDay, string? Place, IReadOnlyList<string> Facilitators, IReadOnlyList<string> Funders, IReadOnlyList<(string Name, string Structure)> Names);

internal sealed class SignSheetModel(SessionBook book, IActions actions, IParticipants participants, IPlaces places, Paper paper, PaperPrinter printer, Texts texts) : SessionPage(book)
{
    public SignSheet Sheet { get; private set; } = null!;

    public bool CanMakePdf { get; private set; }

    public bool HasFailed { get; private set; }

    public async Task<IActionResult> OnGet(string action, int number, string? format)
    {
        if (!await Find(action, number))
            return NotFound();
        ViewData["Title"] = texts["seances.sheet"];
        var group = (await participants.Of(Action.Id, Cancel)).Where(p => p.LeftOn is not { } left || left > Session.Date).Select(p => (p.Name, p.StructureName));
        Sheet = new SignSheet(Action.Title, Action.LeadName, Session.Date, Session.StartsAt, Session.EndsAt, Session.HalfDay, Session.Where(places), [.. Session.Facilitators.Select(f => f.FullName)], await actions.Funders(Action.Id, Cancel), [.. group]);
        CanMakePdf = await printer.IsAvailable();
        if (format != "pdf")
            return Page();
        if (CanMakePdf && await paper.Print(this, "/Modules/Sessions/HalfDays/_SignSheet.cshtml", Sheet, texts["seances.sheet"], texts.Language, Cancel) is { } pdf)
            return File(pdf, "application/pdf", $"emargement-{Session.Date:yyyy-MM-dd}.pdf");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
