using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Vocabularies.Terms;

/// <summary>Closes an item, or opens it again. What was said with it stays readable; it is offered no more.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class ClosureModel(AppDb db, VocabularyCopy copy, ICurrentPerson person, TimeProvider time, Texts texts) : PageModel
{
    public Term Term { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string list, string code) => await Find(list, code) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string list, string code, bool reopen)
    {
        if (!await Find(list, code))
            return NotFound();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).DateTime);
        if ((reopen ? Term.Reopen() : Term.Close(today)) is { } refusal)
            return this.Refused(refusal, texts);
        db.Record(new AuditFact(reopen ? "term.reopened" : "term.closed", $"term:{list}/{code}", person.Id!.Value.Value));
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("terms.changed_meanwhile"), texts);
        }
        await copy.Refresh(HttpContext.RequestAborted);
        this.Say("done", texts[reopen ? "terms.reopened" : "terms.closed", Term.Fr]);
        return RedirectToPage("/Vocabularies/Show", new { list });
    }

    private async Task<bool> Find(string list, string code)
    {
        if (ShippedLists.Find(list) is not { IsOpen: true } || await db.Set<Term>().SingleOrDefaultAsync(t => t.List == list && t.Code == code, HttpContext.RequestAborted) is not { } term)
            return false;
        Term = term;
        return true;
    }
}
