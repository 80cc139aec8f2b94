using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Places.Quartiers;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class EditModel(AppDb db, LivePlaces places, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public QuartierForm Form { get; set; } = new();

    /// <summary>The name as it stands.</summary>
    public string Before { get; private set; } = "";

    public string Commune { get; private set; } = "";

    public async Task<IActionResult> OnGet(string code)
    {
        if (await Find(code) is not { } quartier)
            return NotFound();
        Form = QuartierForm.Of(quartier);
        return Page();
    }

    public async Task<IActionResult> OnPost(string code)
    {
        if (await Find(code) is not { } quartier)
            return NotFound();
        var name = Form.CheckedName(ModelState, texts);
        var point = Form.CheckedPoint(Gazetteer.Shipped.Find(quartier.CommuneCode), ModelState, texts);
        if (!ModelState.IsValid || name is null)
            return Again(StatusCodes.Status422UnprocessableEntity);
        if (Form.Version != quartier.Version)
            return Changed();

        quartier.Rename(name, point);
        db.Record(new AuditFact("quartier.changed", $"quartier:{quartier.Code}", person.Id!.Value.Value, name));
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed();
        }
        await places.Refresh(HttpContext.RequestAborted);
        this.Say("done", texts["quartiers.saved", name]);
        return RedirectToPage("Index");
    }

    private async Task<Quartier?> Find(string code)
    {
        var quartier = await db.Set<Quartier>().SingleOrDefaultAsync(q => q.Code == code, HttpContext.RequestAborted);
        Before = quartier?.Name ?? "";
        Commune = quartier is null ? "" : places.Find(quartier.CommuneCode) is { } commune ? places.Label(commune) : quartier.CommuneCode;
        return quartier;
    }

    private PageResult Changed()
    {
        ModelState.AddModelError("", texts["quartiers.changed_meanwhile"]);
        return Again(StatusCodes.Status409Conflict);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
