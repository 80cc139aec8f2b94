using System.Globalization;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Sessions.Vignettes;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>Notes a situation: origin, grid, level, time. There is nowhere to write what was told.</summary>
internal sealed class SituationModel(AppDb db, SessionBook book, IVocabularies vocabularies, Texts texts, TimeProvider time) : SessionPage(book)
{
    private const int Longest = 720;
    private List<Vignette> vignettes = [];

    /// <summary>participant or vignette.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>Id of the vignette, where one was taken from the stock.</summary>
    [BindProperty]
    public string? Vignette { get; set; }

    [BindProperty]
    public List<string> Functions { get; set; } = [];

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    public IEnumerable<SelectListItem> Offered => vignettes.Select(v => new SelectListItem(v.Title, v.Id.ToString())).Prepend(new SelectListItem(texts["seances.which_vignette.none"], ""));

    public async Task<IActionResult> OnGet(string action, int number, string? vignette)
    {
        if (!await FindAll(action, number))
            return NotFound();
        // Chosen in the stock: how it is read comes with it, and may be changed.
        if (vignettes.Find(v => v.Id.ToString() == vignette) is { } chosen)
            (From, Vignette, Functions, Level) = (SituationOrigin.Vignette, vignette, chosen.Functions, chosen.Level);
        return Page();
    }

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await FindAll(action, number))
            return NotFound();
        var chosen = vignettes.Find(v => v.Id.ToString() == Vignette);
        if (From is not (SituationOrigin.Participant or SituationOrigin.Vignette))
            ModelState.AddModelError("From", texts["seances.wrong.origin"]);
        else if (From == SituationOrigin.Vignette && chosen is null)
            ModelState.AddModelError("Vignette", texts["seances.wrong.vignette"]);
        int? minutes = null;
        if (!string.IsNullOrWhiteSpace(Minutes))
        {
            if (int.TryParse(Minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said is >= 1 and <= Longest)
                minutes = said;
            else
                ModelState.AddModelError("Minutes", texts["seances.wrong.minutes", Longest]);
        }
        if (!ModelState.IsValid)
            return this.Again();
        var situation = new Situation
        {
            Id = EntityId.New<SituationId>(time),
            SessionId = Session.Id,
            Position = Session.Situations.Select(s => s.Position).DefaultIfEmpty().Max() + 1,
            Origin = From!,
            VignetteId = From == SituationOrigin.Vignette ? chosen!.Id : null,
            Functions = [.. Functions.Where(f => vocabularies.Find(SessionLists.Grid, f) is not null).Distinct(StringComparer.Ordinal)],
            Level = vocabularies.Find(SessionLists.Levels, Level ?? "")?.Code,
            Minutes = minutes,
        };
        if (Session.WorkOn(situation, Action.Today(time)) is { } refusal)
            return this.Refused(refusal, texts);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.situation.added"]);
        return Redirect(Here);
    }

    private async Task<bool> FindAll(string action, int number)
    {
        if (!await Find(action, number))
            return false;
        vignettes = await db.Set<Vignette>().AsNoTracking().Where(v => v.ClosedOn == null).OrderBy(v => v.Title).ToListAsync(Cancel);
        return true;
    }
}
