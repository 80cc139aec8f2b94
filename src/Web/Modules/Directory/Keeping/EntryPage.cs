using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>A page about one entry; the same for services and organisations.</summary>
internal abstract class EntryPage(EntryKeeper keeper, Texts texts, EntryKind kind) : PageModel
{
    protected EntryKeeper Keeper => keeper;

    protected Texts Texts => texts;

    public KeptEntry Entry { get; private set; } = null!;

    public bool Coordinates => keeper.Coordinates;

    public IReadOnlyList<Crumb> Crumbs => [new(texts["directory.title"], "/annuaire"), new(ShortName, Entry.Address)];

    public string ShortName => Entry.Name.Length > 60 ? $"{Entry.Name[..60]}…" : Entry.Name;

    /// <summary>Finds the entry; false where this person may not know of it.</summary>
    protected async Task<bool> Find(string slug, bool mustKeep, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        if (await keeper.Find(kind, slug, cancel) is not { } entry || (mustKeep ? !keeper.MayKeep(entry) : !EntryStates.Shown.Contains(entry.State)))
            return false;
        Entry = entry;
        return true;
    }
}
