using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Places.Quartiers;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class NewModel(AppDb db, LivePlaces places, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public QuartierForm Form { get; set; } = new();

    public IReadOnlyList<Choice> Namesakes { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var (commune, namesakes) = Form.CheckedCommune(places, ModelState, texts);
        Namesakes = [.. namesakes.Select(p => new Choice(p.Code, places.Label(p)))];
        var name = Form.CheckedName(ModelState, texts);
        var point = Form.CheckedPoint(commune, ModelState, texts);
        if (!ModelState.IsValid || commune is null || name is null)
            return Again(StatusCodes.Status422UnprocessableEntity);

        var quartier = Quartier.In(commune, name, point);
        if (await db.Set<Quartier>().AsNoTracking().SingleOrDefaultAsync(q => q.Code == quartier.Code, HttpContext.RequestAborted) is { } same)
        {
            ModelState.AddModelError("Form.Name", texts[same.ClosedOn is null ? "quartiers.exists" : "quartiers.exists_closed", same.Name, commune.Name]);
            return Again(StatusCodes.Status409Conflict);
        }
        db.Add(quartier);
        db.Record(new AuditFact("quartier.added", $"quartier:{quartier.Code}", person.Id!.Value.Value, name));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await places.Refresh(HttpContext.RequestAborted);
        this.Say("done", texts["quartiers.added", name, commune.Name]);
        return RedirectToPage("Index");
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
