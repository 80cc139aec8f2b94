using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Every change of an entry, newest first: who, when, how they know, and a way back.</summary>
internal abstract class HistoryPage(EntryKeeper keeper, FieldRules rules, AppDb db, IPeople people, Texts texts, EntryKind kind) : EntryPage(keeper, texts, kind)
{
    private const int Most = 200;
    private readonly EntryKind kind = kind;

    public IReadOnlyList<EntryChange> Changes { get; private set; } = [];

    private IReadOnlyDictionary<AccountId, string> names = new Dictionary<AccountId, string>();

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: true, cancel))
            return NotFound();
        await Fill(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, Guid change, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: true, cancel) || await db.Set<EntryChange>().SingleOrDefaultAsync(c => c.Id == change && c.EntryId == Entry.Id, cancel) is not { } one || !MayUndo(one))
            return NotFound();
        var marks = await db.Set<Provenance>().Where(p => p.EntryId == Entry.Id).ToListAsync(cancel);
        var refusal = Keeper.Undo(Entry, one, await Keeper.Me(Entry, how: null, cancel), marks);
        if (refusal is null)
        {
            try
            {
                await db.SaveChangesAsync(cancel);
                this.Say("done", Texts["keeping.undo.done", FieldName(one)]);
                return LocalRedirect($"{Entry.Address}/historique");
            }
            catch (DbUpdateException)
            {
                refusal = new Refusal("keeping.undo.already");
            }
        }
        db.ChangeTracker.Clear();
        if (!await Find(slug, mustKeep: true, cancel))
            return NotFound();
        await Fill(cancel);
        return this.Refused(refusal, Texts);
    }

    public string FieldName(EntryChange change) => TextBook.All.ContainsKey($"directory.field.{change.Field}") ? Texts[$"directory.field.{change.Field}"] : change.Field;

    public string Shown(EntryChange change, string? value) =>
        (EntryFields.Find(kind, change.Field) is { } field ? rules.Show(field, value) : value) ?? Texts["keeping.nothing"];

    public string How(EntryChange change) => Texts[$"keeping.how.{change.How}"];

    /// <summary>The person, for those who keep the entry; the organisation, for all.</summary>
    public string Who(EntryChange change) => change.Account is { } account && names.TryGetValue(new AccountId(account), out var name) ? $"{name} ({change.Who})" : change.Who;

    /// <summary>A member does not take back alone what had to be read by the coordination.</summary>
    public bool MayUndo(EntryChange change) =>
        change.UndoneBy is null && EntryFields.Find(kind, change.Field) is { } field && (Coordinates || !field.Matters);

    private async Task Fill(CancellationToken cancel)
    {
        Changes = await db.Set<EntryChange>().AsNoTracking().Where(c => c.EntryId == Entry.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Most).ToListAsync(cancel);
        names = await people.Named([.. Changes.Select(c => c.Account).OfType<Guid>().Distinct().Select(a => new AccountId(a))], cancel);
    }
}
