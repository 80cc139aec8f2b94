using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Vignettes;

internal sealed class EditModel(AppDb db, IVocabularies vocabularies, Texts texts) : VignettePage(db)
{
    [BindProperty]
    public VignetteForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        Form = VignetteForm.Of(Vignette);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        if (Form.Version != Vignette.Version)
            return this.Refused(new Refusal("vignettes.changed"), texts);
        Form.Put(Vignette, vocabularies, ModelState, texts);
        if (!ModelState.IsValid)
            return this.Again();
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("vignettes.changed"), texts);
        }
        this.Say("done", texts["vignettes.saved", Vignette.Title]);
        return RedirectToPage("Show", new { id });
    }
}
