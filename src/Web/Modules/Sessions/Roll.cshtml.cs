using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The presence of the whole group at a glance, out to a spreadsheet and back.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class RollModel(AppDb db, SessionBook book, AttendanceBook attendance, Texts texts) : PageModel
{
    private const int MostFaults = 20;

    public ActionCard Action { get; private set; } = null!;

    public AttendanceBook Book => attendance;

    [BindProperty]
    public string? Pasted { get; set; }

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/seances/{action}/presences.csv", async (string action, SessionBook book, AttendanceBook attendance, CancellationToken cancel) =>
        {
            if (await book.Prepared(action, cancel) is not { } card)
                return Results.NotFound();
            await attendance.Open(card, cancel);
            return Results.File(attendance.Csv(), "text/csv; charset=utf-8", "presences.csv");
        }).RequireAuthorization(Policies.Network);

    public async Task<IActionResult> OnGet(string action) => await Find(action) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string action)
    {
        if (!await Find(action))
            return NotFound();
        if (Pasted?.Length > AttendanceBook.LongestPaste)
            ModelState.AddModelError("Pasted", texts["seances.roll.wrong.long"]);
        else
            foreach (var fault in attendance.Take(Pasted ?? "", Action).Take(MostFaults))
                ModelState.AddModelError("", fault);
        if (!ModelState.IsValid)
        {
            // What was taken before the fault is forgotten: the table shows what is kept.
            db.ChangeTracker.Clear();
            await attendance.Open(Action, HttpContext.RequestAborted);
            return this.Again();
        }
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("seances.refused.changed"), texts);
        }
        this.Say("done", texts["seances.roll.taken"]);
        return Redirect($"/seances/{Action.Slug}/presences");
    }

    public static string Kind(string status) => status switch
    {
        AttendanceStatus.Partial => "half",
        AttendanceStatus.Excused => "ring",
        AttendanceStatus.NotExpected => "off",
        _ => AttendanceStatus.IsPresence(status) ? "full" : "diamond",
    };

    public string Total(Participant p) =>
        texts["attestations.of", attendance.Sessions.Count(s => s.IsHeld && attendance.Noted(p, s) is { } status && AttendanceStatus.IsPresence(status)), attendance.Sessions.Count(s => s.IsHeld && attendance.Noted(p, s) is not AttendanceStatus.NotExpected)];

    private async Task<bool> Find(string slug)
    {
        if (await book.Prepared(slug, HttpContext.RequestAborted) is not { } card)
            return false;
        Action = card;
        await attendance.Open(card, HttpContext.RequestAborted);
        return true;
    }
}
