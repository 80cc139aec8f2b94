using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Sessions.Vignettes;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>Notes a situation: origin, grid, level, time. There is nowhere to write what was told.</summary>
internal sealed class SituationModel(AppDb db, SessionBook book, IVocabularies vocabularies, Texts texts, TimeProvider time) : SessionPage(book)
{
    /// <summary>participant, or the id of a vignette.</summary>
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public List<string> Functions { get; set; } = [];

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    public IReadOnlyList<Vignette> Vignettes { get; private set; } = [];

    public async Task<IActionResult> OnGet(string action, int number) => await FindAll(action, number) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await FindAll(action, number))
            return NotFound();
        if (Session.IsCancelled)
            return this.Refused(new Refusal("seances.refused.cancelled"), texts);
        var vignette = Vignettes.FirstOrDefault(v => v.Id.ToString() == From);
        if (vignette is null && From != SituationOrigin.Participant)
            ModelState.AddModelError("From", texts["seances.wrong.origin"]);
        if (Minutes is < 1 or > 720)
            ModelState.AddModelError("Minutes", texts["seances.wrong.minutes", 720]);
        if (!ModelState.IsValid)
            return this.Again();
        Session.Situations.Add(new Situation
        {
            Id = EntityId.New<SituationId>(time),
            SessionId = Session.Id,
            Position = Session.Situations.Select(s => s.Position).DefaultIfEmpty().Max() + 1,
            Origin = vignette is null ? SituationOrigin.Participant : SituationOrigin.Vignette,
            VignetteId = vignette?.Id,
            Functions = [.. Functions.Where(f => vocabularies.Find(SessionLists.Grid, f) is not null).Distinct(StringComparer.Ordinal)],
            Level = vocabularies.Find(SessionLists.Levels, Level ?? "")?.Code,
            Minutes = Minutes,
        });
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.situation.added"]);
        return Redirect(Here);
    }

    private async Task<bool> FindAll(string action, int number)
    {
        if (!await Find(action, number))
            return false;
        Vignettes = await db.Set<Vignette>().AsNoTracking().Where(v => v.ClosedOn == null).OrderBy(v => v.Title).ToListAsync(Cancel);
        return true;
    }
}
