using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Twins;

/// <summary>Shows two entries side by side, and what the one that goes on will say, before anything is done.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class MergeModel(EntryKeeper keeper, Merging merging, FieldRules rules, AppDb db, ICurrentPerson person, Texts texts) : PageModel
{
    /// <summary>One field: what each says, what will be said; where both say something else one is chosen.</summary>
    internal sealed record Line(EntryField Field, string Name, string? Kept, string? Gone, string? Then, bool Asks);

    public KeptEntry Kept { get; private set; } = null!;

    public KeptEntry Gone { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Both versions as they were read: a change since is told, not overrun.</summary>
    public string Seen => $"{Kept.Version}.{Gone.Version}";

    public async Task<IActionResult> OnGet(string kind, Guid one, Guid other, CancellationToken cancel) => await Find(kind, one, other, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string kind, Guid one, Guid other, string? seen, CancellationToken cancel)
    {
        if (!await Find(kind, one, other, cancel))
            return NotFound();
        if (seen != Seen)
            return this.Refused(new Refusal("keeping.merge.meanwhile"), texts);
        var typed = await Request.ReadFormAsync(cancel);
        var taken = Lines.Where(l => l.Asks && typed[$"take-{l.Field.Name}"] == "other").Select(l => l.Field.Name).ToList();
        var refusal = await merging.Merge(Kept, Gone, taken, new Author(person.Id!.Value.Value, EntryKeeper.Coordination, TrustMarks.Document), cancel);
        try
        {
            if (refusal is null)
                await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await Find(kind, one, other, cancel))
                return NotFound();
            refusal = new Refusal("keeping.merge.meanwhile");
        }
        if (refusal is not null)
            return this.Refused(refusal, texts);
        this.Say("done", texts["keeping.merge.done", Kept.Name]);
        return RedirectToPage("Index");
    }

    public IReadOnlyList<Choice> Which(Line line) =>
        [new("kept", line.Kept ?? texts["keeping.nothing"], Chosen: true), new("other", line.Gone ?? texts["keeping.nothing"])];

    private async Task<bool> Find(string folder, Guid one, Guid other, CancellationToken cancel)
    {
        EntryKind? kind = folder == EntryKind.Service.Folder() ? EntryKind.Service : folder == EntryKind.Organization.Folder() ? EntryKind.Organization : null;
        if (kind is null || one == other || await keeper.Find(kind.Value, one, cancel) is not { } kept || await keeper.Find(kind.Value, other, cancel) is not { } gone
            || !EntryStates.Shown.Contains(kept.State) || !EntryStates.Shown.Contains(gone.State))
        {
            return false;
        }
        (Kept, Gone) = (kept, gone);
        Lines = [.. EntryFields.Of(kind.Value).Where(f => f.Kind is not FieldKind.State).Select(Compare).Where(l => l.Kept is not null || l.Gone is not null)];
        return true;
    }

    private Line Compare(EntryField field)
    {
        var (kept, gone) = (Kept.Read(field), Gone.Read(field));
        var then = field.Kind switch
        {
            FieldKind.Phones => PhoneLines.Print(Kept.Phones.Concat(Gone.Phones).DistinctBy(p => Locations.Reach.Dialled(p.Number))),
            FieldKind.Hours => kept ?? gone,
            _ => Merging.Joined(field, kept, gone),
        };
        var asks = field.Kind is not (FieldKind.Phones or FieldKind.Hours or FieldKind.Codes or FieldKind.Places) && kept is not null && gone is not null && kept != gone;
        return new Line(field, texts[field.TextKey], rules.Show(field, kept), rules.Show(field, gone), rules.Show(field, then), asks);
    }
}
