using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Vocabularies.Terms;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class EditModel(AppDb db, VocabularyCopy copy, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public TermForm Form { get; set; } = new();

    public Term Term { get; private set; } = null!;

    public ShippedList List { get; private set; } = null!;

    /// <summary>What someone else saved meanwhile, to be read beside what was typed.</summary>
    public TermForm? Theirs { get; private set; }

    public async Task<IActionResult> OnGet(string list, string code)
    {
        if (!await Find(list, code))
            return NotFound();
        Form = TermForm.Of(Term);
        return Page();
    }

    public async Task<IActionResult> OnPost(string list, string code)
    {
        if (!await Find(list, code))
            return NotFound();
        var words = List.IsVerbatim ? new TermWords(Term.Fr, Term.FrBe, Term.Nl, Term.En) : Form.CheckedWords(ModelState, texts);
        var synonyms = Form.CheckedSynonyms(ModelState, texts);
        if (words is null || synonyms is null)
            return this.Again();
        if (Form.Version != Term.Version)
            return Changed(Term);
        var before = Describe();
        if (Term.Call(words, Hurtful()) is { } refusal)
            return this.Refused(refusal, texts);
        Term.Synonyms = synonyms;
        db.Record(new AuditFact("term.changed", $"term:{list}/{code}", person.Id!.Value.Value, $"{before} → {Describe()}"));
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed(await db.Set<Term>().AsNoTracking().SingleAsync(t => t.List == list && t.Code == code, HttpContext.RequestAborted));
        }
        // Who saved must find it at once; the other replicas follow by themselves.
        await copy.Refresh(HttpContext.RequestAborted);
        this.Say("done", texts["terms.saved", Term.Fr]);
        return RedirectToPage("/Vocabularies/Show", new { list });
    }

    /// <summary>Words that the list of neutral terms leads away from.</summary>
    private IEnumerable<string> Hurtful() => copy.List(Lists.NeutralTerms).SelectMany(t => t.Synonyms);

    private string Describe() => $"{Term.Fr} [{string.Join(", ", Term.Synonyms)}]";

    private async Task<bool> Find(string list, string code)
    {
        if (ShippedLists.Find(list) is not { } found || await db.Set<Term>().SingleOrDefaultAsync(t => t.List == list && t.Code == code, HttpContext.RequestAborted) is not { } term)
            return false;
        (List, Term) = (found, term);
        return true;
    }

    private PageResult Changed(Term now)
    {
        Theirs = TermForm.Of(now);
        // What was typed stays in the form; saving again is then a choice made knowingly.
        Form.Version = now.Version;
        ModelState.Remove("Form.Version");
        return this.Refused(new Refusal("terms.changed_meanwhile"), texts);
    }
}
