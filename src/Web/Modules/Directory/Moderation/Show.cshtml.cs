using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Moderation;

/// <summary>One field to decide: what stood when it was proposed, what stands now, what is proposed.</summary>
internal sealed record Question(EntryField Field, ProposedField Said, string Label, string Before, string After, string? Now, string Seen);

/// <summary>A proposal is decided field by field. What someone else did since the page was opened is told, never written over.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class ShowModel(AppDb db, EntryKeeper keeper, FieldRules rules, IPeople people, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    public Proposal Proposal { get; private set; } = null!;

    public KeptEntry Entry { get; private set; } = null!;

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>What became of it, once it is settled.</summary>
    public string? Settled { get; private set; }

    [BindProperty]
    public string? Word { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel) => await Find(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, string act, CancellationToken cancel)
    {
        if (!await Find(id, cancel))
            return NotFound();
        var typed = await Request.ReadFormAsync(cancel);
        if (Word?.Length > Proposal.LongestNote)
            ModelState.AddModelError("Word", texts["keeping.wrong.long", Proposal.LongestNote]);
        var refusal = act == "return" ? Proposal.Return(Word, person.Id!.Value.Value, time.GetUtcNow()) : Settle(typed);
        if (refusal is not null)
            return await Refuse(id, refusal, cancel);
        if (!ModelState.IsValid)
            return this.Again();
        db.Record(new AuditFact($"proposal.{act}", Entry.Subject, person.Id!.Value.Value));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await Refuse(id, new Refusal("keeping.moderation.already"), cancel);
        }
        this.Say("done", texts[act == "return" ? "keeping.moderation.returned" : "keeping.moderation.done", Entry.Name]);
        return RedirectToPage("Index");
    }

    private Refusal? Settle(IFormCollection typed)
    {
        if (Proposal.State is not ProposalState.Waiting)
            return new Refusal("keeping.moderation.already");
        var answers = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            if (typed[$"answer-{question.Field.Name}"] is not [var answer] || answer is not ("yes" or "no"))
                ModelState.AddModelError($"answer-{question.Field.Name}", texts["keeping.moderation.answer_missing", question.Label]);
            else if (answer == "yes" && typed[$"seen-{question.Field.Name}"] != question.Seen)
                return new Refusal("keeping.moderation.moved_on", question.Label, question.Now ?? question.Before);
            else
                answers[question.Field.Name] = answer == "yes";
        }
        if (!ModelState.IsValid)
            return null;
        // Fields that are no longer kept by hand have no question; they are refused.
        foreach (var field in Proposal.Fields)
            answers.TryAdd(field.Field, false);
        var author = new Author(person.Id!.Value.Value, Proposal.IsSuggestion ? EntryKeeper.Coordination : Proposal.Who, Proposal.IsSuggestion ? TrustMarks.Report : TrustMarks.Itself);
        keeper.Apply(Entry, [.. Questions.Where(q => answers[q.Field.Name]).Select(q => new FieldChange(q.Field, q.Said.After))], author);
        return Proposal.Settle(answers, person.Id!.Value.Value, Word, time.GetUtcNow());
    }

    /// <summary>The page as it stands by now, with why: the word that was typed stays.</summary>
    private async Task<IActionResult> Refuse(Guid id, Refusal refusal, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (!await Find(id, cancel))
            return NotFound();
        return this.Refused(refusal.Text == "keeping.moderation.already" && Settled is { } what ? new Refusal("keeping.moderation.already_by", what) : refusal, texts);
    }

    private async Task<bool> Find(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } proposal || await keeper.Find(proposal.Kind, proposal.EntryId, cancel) is not { } entry)
            return false;
        (Proposal, Entry) = (proposal, entry);
        Questions = [.. proposal.Fields.Select(Ask).OfType<Question>()];
        if (proposal.State is ProposalState.Waiting)
            return true;
        var by = (await people.Named([new AccountId(proposal.SettledBy!.Value)], cancel)).Values.FirstOrDefault() ?? EntryKeeper.Coordination;
        var taken = Questions.Where(q => q.Said.Accepted == true).Select(q => $"{q.Label}{texts["mail.colon"]} {q.After}").ToList();
        Settled = texts[proposal.State is ProposalState.Returned ? "keeping.moderation.was_returned" : taken.Count > 0 ? "keeping.moderation.was_taken" : "keeping.moderation.was_refused",
            by, proposal.SettledAt!.Value.InWords(), proposal.State is ProposalState.Returned ? proposal.Word : string.Join(" · ", taken)];
        return true;
    }

    public IReadOnlyList<Choice> Answers(Question question) =>
        [new("yes", texts["keeping.moderation.yes"], Chose(question, "yes")), new("no", texts["keeping.moderation.no"], Chose(question, "no"))];

    private bool Chose(Question question, string answer) => Request.HasFormContentType && Request.Form[$"answer-{question.Field.Name}"] == answer;

    private Question? Ask(ProposedField said)
    {
        if (EntryFields.Find(Proposal.Kind, said.Field) is not { } field)
            return null;
        var now = Entry.Read(field);
        return new Question(field, said, texts[field.TextKey], Words(field, said.Before), Words(field, said.After), string.Equals(now, said.Before, StringComparison.Ordinal) ? null : Words(field, now), now ?? "");
    }

    private string Words(EntryField field, string? value) => rules.Show(field, value) ?? texts["keeping.nothing"];
}
