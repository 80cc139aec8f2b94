using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Anyone suggests a correction, without an account; nothing is kept of who it was.</summary>
internal abstract class CorrectionPage(EntryKeeper keeper, EntryForm form, AppDb db, AttemptLimits limits, Texts texts, TimeProvider time, EntryKind kind) : EntryPage(keeper, texts, kind)
{
    private const int MostWaiting = 10;
    private static readonly Limit PerNetwork = new("correction", 10, TimeSpan.FromMinutes(10));
    private static readonly Limit PerDay = new("correction-day", 60, TimeSpan.FromDays(1));
    private readonly EntryKind kind = kind;

    public EntryFormView View { get; private set; } = null!;

    public bool IsSent { get; private set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>"The service is no more."</summary>
    [BindProperty]
    public bool Gone { get; set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: false, cancel))
            return NotFound();
        View = await form.Show(Entry, Open, typed: null, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: false, cancel))
            return NotFound();
        var typed = await Request.ReadFormAsync(cancel);
        View = await form.Show(Entry, Open, typed, cancel);
        var network = NetworkAddress.Of(HttpContext.Connection.RemoteIpAddress);
        if (!await limits.Take(PerNetwork, network, cancel) || !await limits.Take(PerDay, network, cancel))
        {
            ModelState.AddModelError("", Texts["keeping.correction.too_many"]);
            return this.Again(StatusCodes.Status429TooManyRequests);
        }
        var (wanted, _) = await form.Read(Entry, Open, typed, ModelState, cancel);
        if (Gone && Entry.State != EntryStates.Ceased)
            wanted = [.. wanted, new FieldChange(EntryFields.Find(kind, EntryFields.State)!, EntryStates.Ceased)];
        if (Note?.Length > Proposal.LongestNote)
            ModelState.AddModelError("Note", Texts["keeping.wrong.long", Proposal.LongestNote]);
        if (ModelState.IsValid && wanted.Count == 0 && string.IsNullOrWhiteSpace(Note))
            ModelState.AddModelError("Note", Texts["keeping.correction.nothing"]);
        if (!ModelState.IsValid)
            return this.Again();
        return await Keep(wanted, cancel);
    }

    private IEnumerable<EntryField> Open => EntryFields.Of(kind).Where(f => f.Open);

    private async Task<IActionResult> Keep(IReadOnlyList<FieldChange> wanted, CancellationToken cancel)
    {
        var one = new Proposal
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Kind = kind,
            EntryId = Entry.Id,
            Who = "",
            Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
            At = time.GetUtcNow(),
            Fields = [.. wanted.Select(w => new ProposedField { Field = w.Field.Name, Before = Entry.Read(w.Field), After = w.Value })],
        };
        var waiting = await db.Set<Proposal>().AsNoTracking().Where(p => p.EntryId == Entry.Id && p.Account == null && p.State == ProposalState.Waiting).OrderBy(p => p.At).Take(MostWaiting).ToListAsync(cancel);
        // The same said twice is one suggestion; a heap of them is read before more are taken.
        if (!waiting.Exists(p => p.Note == one.Note && p.Fields.Select(f => (f.Field, f.After)).SequenceEqual(one.Fields.Select(f => (f.Field, f.After)))))
        {
            if (waiting.Count >= MostWaiting)
            {
                ModelState.AddModelError("", Texts["keeping.correction.enough"]);
                return this.Again(StatusCodes.Status429TooManyRequests);
            }
            db.Add(one);
            await db.SaveChangesAsync(cancel);
        }
        IsSent = true;
        return Page();
    }
}
