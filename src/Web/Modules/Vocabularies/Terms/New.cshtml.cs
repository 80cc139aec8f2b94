using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Vocabularies.Terms;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class NewModel(AppDb db, VocabularyCopy copy, ICurrentPerson person, Texts texts) : PageModel
{
    private const int LongestCode = 60;

    [BindProperty]
    public TermForm Form { get; set; } = new();

    public ShippedList List { get; private set; } = null!;

    public IActionResult OnGet(string list) => Find(list) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string list)
    {
        if (!Find(list))
            return NotFound();
        var words = Form.CheckedWords(ModelState, texts);
        var synonyms = Form.CheckedSynonyms(ModelState, texts);
        if (words is null || synonyms is null)
            return this.Again();
        var known = await db.Set<Term>().AsNoTracking().Where(t => t.List == list).Select(t => new { t.Code, t.Fr, t.Position }).ToListAsync(HttpContext.RequestAborted);
        if (known.FirstOrDefault(t => string.Equals(Fold.Key(t.Fr), Fold.Key(words.Fr), StringComparison.Ordinal)) is { } same)
            return this.Refused(new Refusal("terms.known", same.Fr), texts);

        if (copy.List(Lists.NeutralTerms).SelectMany(t => t.Synonyms).FirstOrDefault(words.Say) is { } hurtful)
            return this.Refused(new Refusal("terms.hurts", hurtful), texts);

        // A code serves once and for ever: it is made from the first label and never follows it.
        var code = Fold.Key(words.Fr).Replace(' ', '-');
        code = code[..Math.Min(code.Length, LongestCode)].Trim('-');
        if (known.Any(t => t.Code == code))
            code = $"{code}-{known.Count}";
        var term = new Term { List = list, Code = code, Fr = words.Fr, FrBe = words.FrBe, Nl = words.Nl, En = words.En, Synonyms = synonyms, Position = known.Select(t => t.Position).DefaultIfEmpty(-1).Max() + 1 };
        db.Add(term);
        db.Record(new AuditFact("term.added", $"term:{list}/{code}", person.Id!.Value.Value, term.Fr));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await copy.Refresh(HttpContext.RequestAborted);
        this.Say("done", texts["terms.added", term.Fr]);
        return RedirectToPage("/Vocabularies/Show", new { list });
    }

    private bool Find(string list)
    {
        if (ShippedLists.Find(list) is not { IsOpen: true } found)
            return false;
        List = found;
        return true;
    }
}
