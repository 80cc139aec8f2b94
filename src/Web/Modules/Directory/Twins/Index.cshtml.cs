using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Twins;

/// <summary>Entries that may be one and the same, with why; and those that were made one, with the way back.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class IndexModel(AppDb db, Merging merging, ICurrentPerson person, IPlaces places, Texts texts) : PageModel
{
    private const int Most = 100;

    internal sealed record Made(Merge Merge, string Kept, string Gone);

    public IReadOnlyList<Twin> Twins { get; private set; } = [];

    public int Found { get; private set; }

    public IReadOnlyList<Made> Merges { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) => await Fill(cancel);

    public async Task<IActionResult> OnPost(string act, Guid one, Guid other, CancellationToken cancel)
    {
        var refusal = act switch
        {
            "apart" => await SayApart(one, other, cancel),
            "undo" => await Undo(one, cancel),
            _ => new Refusal("keeping.merge.gone"),
        };
        try
        {
            if (refusal is null)
                await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            refusal = new Refusal("keeping.checking.meanwhile");
        }
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            await Fill(cancel);
            return this.Refused(refusal, texts);
        }
        this.Say("done", texts[$"keeping.twins.done_{act}"]);
        return RedirectToPage("Index");
    }

    private async Task<Refusal?> SayApart(Guid one, Guid other, CancellationToken cancel)
    {
        var pair = Apart.Of(one, other);
        if (one == other || await db.FindAsync<Apart>([pair.One, pair.Other], cancel) is not null)
            return null;
        db.Add(pair);
        db.Record(new AuditFact("entries.apart", $"entry:{pair.One}", person.Id!.Value.Value, pair.Other.ToString()));
        return null;
    }

    private async Task<Refusal?> Undo(Guid id, CancellationToken cancel) =>
        await db.Set<Merge>().SingleOrDefaultAsync(m => m.Id == id, cancel) is { } merge
            ? await merging.Undo(merge, new Author(person.Id!.Value.Value, EntryKeeper.Coordination, TrustMarks.Document), cancel) : new Refusal("keeping.merge.gone");

    public string Words(TwinReason reason) => texts[$"keeping.sign.{reason.Sign}", reason.Sign is TwinSign.Place ? places.Find(reason.Said)?.Name ?? reason.Said : reason.Said];

    private async Task Fill(CancellationToken cancel)
    {
        var twins = await TwinFinder.Find(db, cancel);
        (Found, Twins) = (twins.Count, [.. twins.Take(Most)]);
        var merges = await db.Set<Merge>().AsNoTracking().Where(m => m.UndoneAt == null).OrderByDescending(m => m.At).Take(Most).ToListAsync(cancel);
        List<Guid> ids = [.. merges.Select(m => m.KeptId), .. merges.Select(m => m.GoneId)];
        var (services, organizations) = (ids.ConvertAll(i => new Contracts.ServiceId(i)), ids.ConvertAll(i => new Contracts.OrganizationId(i)));
        var names = (await db.Set<Service>().Where(s => services.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(cancel)).ToDictionary(s => s.Id.Value, s => s.Name);
        foreach (var o in await db.Set<Organization>().Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(cancel))
            names.TryAdd(o.Id.Value, o.Name);
        Merges = [.. merges.Select(m => new Made(m, names.GetValueOrDefault(m.KeptId, "–"), names.GetValueOrDefault(m.GoneId, "–")))];
    }
}
