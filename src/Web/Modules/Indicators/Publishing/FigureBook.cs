using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Indicators.Publishing;

/// <summary>What was published and written by hand of an action's figures.</summary>
internal sealed class FigureBook(AppDb db, FigureReader reader, IActionFacts records, ICurrentPerson person, TimeProvider time)
{
    /// <summary>First to last.</summary>
    public async Task<IReadOnlyList<FigureSnapshot>> Published(ActionId action, CancellationToken cancel) =>
        await db.Set<FigureSnapshot>().AsNoTracking().Where(s => s.ActionId == action).OrderBy(s => s.Number).ToListAsync(cancel);

    public async Task<FigureSnapshot?> Last(ActionId action, CancellationToken cancel) =>
        await db.Set<FigureSnapshot>().AsNoTracking().Where(s => s.ActionId == action).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);

    public async Task<DateTimeOffset?> LastOn(ActionId action, CancellationToken cancel) =>
        await db.Set<FigureSnapshot>().Where(s => s.ActionId == action).OrderByDescending(s => s.Number).Select(s => (DateTimeOffset?)s.At).FirstOrDefaultAsync(cancel);

    /// <summary>Written by hand, latest first.</summary>
    public async Task<IReadOnlyList<FigureDeclaration>> Written(ActionId action, CancellationToken cancel) =>
        [.. (await db.Set<FigureDeclaration>().AsNoTracking().Where(d => d.ActionId == action).ToListAsync(cancel)).OrderByDescending(d => d.At).ThenByDescending(d => d.Id)];

    /// <summary>Freezes what is counted now and makes it what anyone reads.</summary>
    public async Task<Refusal?> Publish(ActionId action, string? note, CancellationToken cancel)
    {
        var before = await Published(action, cancel);
        var figures = Measures.Of(await reader.Read(action, cancel));
        var (snapshot, refusal) = FigureSnapshot.Freeze(action, figures, before, (await records.Of(action, cancel)).CostIsPublic, note, new Publisher(person.Id!.Value.ToString(), person.Name), time.GetUtcNow());
        if (snapshot is null)
            return refusal;
        db.Add(snapshot);
        db.Record(new AuditFact("figures.published", $"action:{action}", person.Id!.Value.Value, $"version {snapshot.Number}"));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            // The number of a version is unique within its action: a colleague was quicker.
            return new Refusal("indicators.published_meanwhile");
        }
    }

    public async Task Write(ActionId action, string code, decimal? value, string reason, CancellationToken cancel)
    {
        db.Add(FigureDeclaration.Of(action, code, value, reason, person, time.GetUtcNow()));
        db.Record(new AuditFact(value is null ? "figure.withdrawn" : "figure.declared", $"action:{action}", person.Id!.Value.Value, code));
        await db.SaveChangesAsync(cancel);
    }
}
