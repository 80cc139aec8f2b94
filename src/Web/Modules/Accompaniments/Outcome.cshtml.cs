using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Files;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>Notes a change in the institution, with its day and what shows it: a document, or a sentence.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
internal sealed class OutcomeModel(AccompanimentBook book, AppDb db, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    private const long LargestRequest = FileContent.LargestFile + 100_000;
    private readonly TimeProvider clock = time;

    /// <summary>The change that is looked at again; null = a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Known { get; set; }

    [BindProperty]
    public OutcomeForm Form { get; set; } = new();

    public Outcome? Kept { get; private set; }

    public bool IsLeaving { get; private set; }

    public IReadOnlyList<Choice> Choices(string list, params IReadOnlyCollection<string?> chosen) => Typed.Choices(vocabularies, list, Words, chosen);

    public async Task<IActionResult> OnGet(string slug, string? type, string? retirer)
    {
        if (!await FindOutcome(slug))
            return NotFound();
        IsLeaving = retirer is not null && Kept is not null;
        Form = Kept is null ? new OutcomeForm { Type = type, On = Typed.Written(Today) } : OutcomeForm.Of(Kept);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await FindOutcome(slug))
            return NotFound();
        if (Form.Version != (Kept?.Version ?? 0))
            return this.Refused(new Refusal("accompaniments.changed_meanwhile"), Words);
        var on = Day(Form.On, "Form.On", isNeeded: true);
        if (on > Today)
            ModelState.AddModelError("Form.On", Words["accompaniments.wrong.ahead"]);
        var (words, evidenceWords) = (Line(Form.Words, "Form.Words", Outcome.LongestWords), Line(Form.EvidenceWords, "Form.EvidenceWords", Outcome.LongestWords));
        if (vocabularies.Find(AccompanimentLists.Outcomes, Form.Type ?? "") is null)
            ModelState.AddModelError("Form.Type", Words["accompaniments.wrong.outcome"]);
        if (vocabularies.Find(AccompanimentLists.Evidence, Form.Evidence ?? "") is null)
            ModelState.AddModelError("Form.Evidence", Words["accompaniments.wrong.evidence"]);
        else if (Form.Evidence != OutcomeEvidence.Document && evidenceWords is null)
            ModelState.AddModelError("Form.EvidenceWords", Words["accompaniments.wrong.evidence_words"]);
        else if (Form.Evidence == OutcomeEvidence.Document && Form.Upload is null && Kept?.File is null)
            ModelState.AddModelError("Form.Upload", Words["file.choose"]);
        var content = Form.Upload is { } upload ? await Read(upload) : null;
        if (!ModelState.IsValid)
            return this.Again();
        var outcome = Kept ?? new Outcome { Id = EntityId.New<OutcomeId>(clock), ActionId = Action.Id, Type = Form.Type!, On = on!.Value, Evidence = Form.Evidence! };
        (outcome.Type, outcome.On, outcome.Evidence, outcome.Words, outcome.EvidenceWords) = (Form.Type!, on!.Value, Form.Evidence!, words, evidenceWords);
        outcome.Goals = [.. Form.Goals.Where(g => vocabularies.Find(AccompanimentLists.Goals, g) is not null).Distinct(StringComparer.Ordinal)];
        if (Kept is null)
            Db.Add(outcome);
        await Keep(outcome, content);
        return await Save(Words["accompaniments.outcome.saved"]);
    }

    public async Task<IActionResult> OnPostRemove(string slug)
    {
        if (!await FindOutcome(slug) || Kept is null)
            return NotFound();
        Db.Remove(Kept);
        return await Save(Words["accompaniments.outcome.removed"]);
    }

    /// <summary>A new document takes the place of the one before; a sentence in its stead leaves none behind.</summary>
    private async Task Keep(Outcome outcome, FileContent? content)
    {
        if (outcome.File is { } former && (content is not null || outcome.Evidence != OutcomeEvidence.Document))
        {
            Db.Remove(former);
            outcome.File = null;
            // The new one has the same key.
            if (content is not null)
                await Db.SaveChangesAsync(Cancel);
        }
        if (content is not null && outcome.Evidence == OutcomeEvidence.Document)
        {
            Db.Add(new EvidenceFile
            {
                OutcomeId = outcome.Id,
                Name = content.NameOf(Form.Upload!.FileName),
                MediaType = content.Type,
                Length = content.Bytes.Length,
                Content = new EvidenceContent { OutcomeId = outcome.Id, Bytes = content.Bytes },
            });
        }
    }

    private async Task<FileContent?> Read(IFormFile upload)
    {
        var (content, refusal) = await FileContent.Read(upload, Cancel);
        if (refusal is not null)
            ModelState.AddModelError("Form.Upload", Words[refusal.Text, refusal.Arguments]);
        return content;
    }

    private async Task<bool> FindOutcome(string slug)
    {
        if (!await Find(slug))
            return false;
        if (Known is not { } known)
            return true;
        var (id, action) = (new OutcomeId(known), Action.Id);
        Kept = await Db.Set<Outcome>().Include(o => o.File).SingleOrDefaultAsync(o => o.Id == id && o.ActionId == action, Cancel);
        return Kept is not null;
    }
}
