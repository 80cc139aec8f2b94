using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Who does not want to be listed is not, and no file brings them back; it can be lifted the same way.</summary>
internal abstract class DelistingPage(EntryKeeper keeper, AppDb db, Texts texts, EntryKind kind) : EntryPage(keeper, texts, kind)
{
    public bool IsListed => Entry.State != EntryStates.DoNotList;

    /// <summary>Services that go with their organisation.</summary>
    public int Services { get; private set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Fill(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, bool list, string? how, CancellationToken cancel)
    {
        if (!await Fill(slug, cancel))
            return NotFound();
        if (list == IsListed)
            return this.Refused(new Refusal(list ? "keeping.delist.listed" : "keeping.delist.already"), Texts);
        var author = await Keeper.Me(Entry, TrustMarks.OfCoordination.Contains(how) ? how : null, cancel);
        Set(Entry, list, author);
        foreach (var service in list ? [] : await Own().ToListAsync(cancel))
            Set((await Keeper.Find(EntryKind.Service, service.Value, cancel))!, list: false, author);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("keeping.checking.meanwhile"), Texts);
        }
        this.Say("done", Texts[list ? "keeping.delist.back" : "keeping.delist.done", Entry.Name]);
        return LocalRedirect("/annuaire/retraits");
    }

    private void Set(KeptEntry entry, bool list, Author author) =>
        Keeper.Apply(entry, [new FieldChange(EntryFields.Find(entry.Kind, EntryFields.State)!, list ? EntryStates.Published : EntryStates.DoNotList)], author);

    private async Task<bool> Fill(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: true, cancel) || Entry.State == EntryStates.Merged)
            return false;
        Services = Entry.Kind is EntryKind.Organization && IsListed ? await Own().CountAsync(cancel) : 0;
        return true;
    }

    private IQueryable<ServiceId> Own() =>
        db.Set<Service>().Where(s => Entry.Kind == EntryKind.Organization && s.OrganizationId == Entry.Owner && EntryStates.Shown.Contains(s.State)).Select(s => s.Id);
}
