using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>A session is moved or called off, with a reason; participants are told in the same save, once, of all they do not know yet.</summary>
internal abstract class MovedPage(AppDb db, SessionBook book, SessionNews news, IVocabularies vocabularies, Texts texts) : SessionPage(book)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Tell { get; set; }

    protected Texts Texts => texts;

    protected void CheckReason()
    {
        if (vocabularies.Find(SessionLists.Reasons, Reason ?? "") is null)
            ModelState.AddModelError("Reason", texts["seances.wrong.reason"]);
    }

    protected async Task<IActionResult> Done(Refusal? refusal, string said)
    {
        if (refusal is not null)
            return this.Refused(refusal, texts);
        var told = new Told(0, []);
        if (Tell)
        {
            var generation = await db.Set<Cycle>().Where(c => c.ActionId == Action.Id).Select(c => (int?)c.FeedGeneration).SingleOrDefaultAsync(Cancel) ?? 0;
            var all = await db.Set<Session>().Include(s => s.Postponements).Where(s => s.ActionId == Action.Id && s.ToldSequence != null || s.Id == Session.Id).ToListAsync(Cancel);
            told = await news.Tell(Action, all, generation, Cancel);
        }
        await db.SaveChangesAsync(Cancel);
        this.Say("done", Tell ? $"{texts[said, Session.Date]} {told.Words(texts)}" : texts[said, Session.Date]);
        return Redirect(Here);
    }
}
