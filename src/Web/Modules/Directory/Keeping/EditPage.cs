using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>The service keeps its own entry. What matters waits for the coordination; the rest stands at once.</summary>
internal abstract class EditPage(EntryKeeper keeper, EntryForm form, AppDb db, Texts texts, TimeProvider time, EntryKind kind) : EntryPage(keeper, texts, kind)
{
    private readonly EntryKind kind = kind;

    public EntryFormView View { get; private set; } = null!;

    /// <summary>What the author's own changes are waiting for, or were given back with.</summary>
    public Proposal? Mine { get; private set; }

    public IReadOnlyList<string> MineWords { get; private set; } = [];

    /// <summary>How the coordination knows.</summary>
    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: true, cancel))
            return NotFound();
        await Fill(typed: null, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: true, cancel))
            return NotFound();
        var typed = await Request.ReadFormAsync(cancel);
        var (wanted, clashes) = await form.Read(Entry, EntryFields.Of(kind), typed, ModelState, cancel);
        if (Note?.Length > Proposal.LongestNote)
            ModelState.AddModelError("Note", Texts["keeping.wrong.long", Proposal.LongestNote]);
        if (!ModelState.IsValid)
            return await Again(typed, StatusCodes.Status422UnprocessableEntity, cancel);
        if (clashes.Count > 0)
        {
            ModelState.AddModelError("", Texts["keeping.meanwhile", string.Join(" ", clashes.Select(form.Words))]);
            return await Again(typed, StatusCodes.Status409Conflict, cancel);
        }
        var author = await Keeper.Me(Entry, TrustMarks.OfCoordination.Contains(How) ? How : null, cancel);
        var waits = Keeper.Coordinates ? [] : wanted.Where(c => c.Field.Matters).ToList();
        var done = Keeper.Apply(Entry, [.. wanted.Except(waits)], author);
        if (waits.Count > 0)
            await Propose(waits, author, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Someone saved in between: told with what they changed.
            db.ChangeTracker.Clear();
            if (!await Find(slug, mustKeep: true, cancel))
                return NotFound();
            (_, clashes) = await form.Read(Entry, EntryFields.Of(kind), typed, ModelState, cancel);
            ModelState.AddModelError("", Texts["keeping.meanwhile", string.Join(" ", clashes.Select(form.Words))]);
            return await Again(typed, StatusCodes.Status409Conflict, cancel);
        }
        this.Say(waits.Count > 0 ? "info" : "done", done.Count + waits.Count == 0 ? Texts["keeping.saved.nothing"]
            : $"{(done.Count > 0 ? Texts.Count("keeping.saved", done.Count) : "")} {(waits.Count > 0 ? Texts.Count("keeping.waits", waits.Count) : "")}".Trim());
        return LocalRedirect(EntryStates.Shown.Contains(Entry.State) ? Entry.Address : $"{Entry.Address}/historique");
    }

    /// <summary>One proposal of one person waits for an entry: a second takes the place of the first, and what it does not touch stays proposed.</summary>
    private async Task Propose(List<FieldChange> waits, Author author, CancellationToken cancel)
    {
        var earlier = await db.Set<Proposal>().Where(p => p.EntryId == Entry.Id && p.Account == author.Account && p.State == ProposalState.Waiting).ToListAsync(cancel);
        var names = waits.ConvertAll(w => w.Field.Name);
        db.RemoveRange(earlier);
        db.Add(new Proposal
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Kind = kind,
            EntryId = Entry.Id,
            Account = author.Account,
            Who = author.Who,
            Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
            At = time.GetUtcNow(),
            Fields = [.. earlier.SelectMany(p => p.Fields).Where(f => !names.Contains(f.Field)), .. waits.Select(w => new ProposedField { Field = w.Field.Name, Before = Entry.Read(w.Field), After = w.Value })],
        });
    }

    private async Task<PageResult> Again(IFormCollection typed, int status, CancellationToken cancel)
    {
        await Fill(typed, cancel);
        return this.Again(status);
    }

    private async Task Fill(IFormCollection? typed, CancellationToken cancel)
    {
        View = await form.Show(Entry, EntryFields.Of(kind), typed, cancel);
        var me = (await Keeper.Me(Entry, null, cancel)).Account;
        Mine = await db.Set<Proposal>().AsNoTracking().Where(p => p.EntryId == Entry.Id && p.Account == me && me != null).OrderByDescending(p => p.At).FirstOrDefaultAsync(cancel);
        MineWords = Mine is null ? [] : [.. Mine.Fields.Select(f => EntryFields.Find(kind, f.Field)).OfType<EntryField>().Select(f => Texts[f.TextKey])];
    }
}
