using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sessions.Vignettes;

[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public VignetteForm Form { get; set; } = new();

    public async Task<IActionResult> OnPost()
    {
        var vignette = new Vignette { Id = EntityId.New<VignetteId>(time), Title = "" };
        Form.Put(vignette, vocabularies, ModelState, texts);
        if (!ModelState.IsValid)
            return this.Again();
        db.Add(vignette);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["vignettes.added", vignette.Title]);
        return RedirectToPage("Show", new { id = vignette.Id.Value });
    }
}
