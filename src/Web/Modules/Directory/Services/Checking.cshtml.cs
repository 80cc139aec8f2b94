using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Services;

/// <summary>Whether a service is still right: its rhythm, its last checks, and one button to say so; for the coordination also calls that nobody answered.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class CheckingModel(EntryKeeper keeper, UpkeepBook book, AppDb db, IVocabularies lists, Texts texts, TimeProvider time) : EntryPage(keeper, texts, EntryKind.Service)
{
    public Upkeep Upkeep { get; private set; } = null!;

    public MailedService Sheet { get; private set; } = null!;

    public IReadOnlyList<TrustKnot> Trust { get; private set; } = [];

    public IEnumerable<Choice> Rhythms => Upkeep.Rhythms.Select(m => new Choice(m.ToString(CultureInfo.InvariantCulture), Texts.Count("keeping.rhythm", m), m == Upkeep.Months));

    public IEnumerable<Choice> Ways => TrustMarks.OfCoordination.Select(h => new Choice(h, Texts[$"keeping.how.{h}"], h == TrustMarks.Call));

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Fill(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, string act, int months, string? how, CancellationToken cancel)
    {
        if (!await Fill(slug, cancel))
            return NotFound();
        Refusal? refusal = null;
        switch (act)
        {
            case "confirm":
                await book.Confirm(Entry, await Keeper.Me(Entry, TrustMarks.OfCoordination.Contains(how) ? how : null, cancel), cancel);
                break;
            case "rhythm":
                refusal = Upkeep.Choose(months, time.GetUtcNow());
                break;
            case "no-answer" when Coordinates:
                Upkeep.NoAnswer(time.GetUtcNow());
                break;
            default:
                return NotFound();
        }
        try
        {
            if (refusal is null)
                await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            refusal = new Refusal("keeping.checking.meanwhile");
            db.ChangeTracker.Clear();
            await Fill(slug, cancel);
        }
        if (refusal is not null)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts[$"keeping.checking.done_{act}"]);
        return LocalRedirect($"{Entry.Address}/verification");
    }

    public string How(TrustKnot knot) => knot.How(Texts, lists);

    private async Task<bool> Fill(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, mustKeep: true, cancel) || !EntryStates.Shown.Contains(Entry.State))
            return false;
        Upkeep = await book.Of(Entry.Service!, cancel);
        Sheet = (await book.Mailed([Entry.Service!], cancel)).Values.Single();
        var said = await db.Set<Provenance>().AsNoTracking().Where(p => p.EntryId == Entry.Id).ToListAsync(cancel);
        Trust = TrustThread.Of(said, time.GetUtcNow(), Upkeep.Months);
        return true;
    }
}
