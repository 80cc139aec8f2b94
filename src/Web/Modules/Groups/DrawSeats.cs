using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Data;
using Maillage.Platform.Solver;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Keeps the rules of a draw after it: who may replace whom, and that the call does not change once the hash is public.</summary>
internal sealed class DrawSeats(AppDb db, SortitionBook book) : IReplacements, ICallGuard
{
    public async Task<IReplacementOrder?> Of(ActionId action, CancellationToken cancel)
    {
        if (await db.Set<Sortition>().AsNoTracking().SingleOrDefaultAsync(s => s.ActionId == action && (s.State == SortitionState.Drawn || s.State == SortitionState.Applied), cancel) is not { } sortition)
            return null;
        var (pool, rules) = await book.Frozen(sortition.Id, cancel);
        var tickets = await book.Tickets(sortition.Id, cancel);
        return new Order(pool, rules, Convert.FromHexString(sortition.Seed!), tickets.ToDictionary(t => t.CandidacyId, t => t.PublicId));
    }

    public async Task<Refusal?> Refuses(ActionId action, Guid by, CancellationToken cancel)
    {
        if (await book.Find(action, cancel) is not { IsFrozen: true } sortition)
            return null;
        book.Note(sortition, SortitionStep.CallRefused, by);
        await db.SaveChangesAsync(cancel);
        return new Refusal("groups.refused.frozen");
    }

    public async Task<ClosedList?> ListOf(ActionId action, CancellationToken cancel)
    {
        if (await db.Set<Sortition>().AsNoTracking().SingleOrDefaultAsync(s => s.ActionId == action, cancel) is not { IsFrozen: true } sortition)
            return null;
        var who = await db.Set<Ticket>().AsNoTracking().Where(t => t.SortitionId == sortition.Id && t.IsInPool).Select(t => t.CandidacyId).ToListAsync(cancel);
        return new ClosedList(sortition.There(sortition.CommittedAt!.Value), sortition.State is SortitionState.Applied, who.ToHashSet());
    }

    /// <summary>One free place goes to the first who waits and keeps every rule; several go to a draw among those who wait, by the same public chance.</summary>
    internal sealed class Order(Pool pool, DrawRules rules, byte[] randomness, IReadOnlyDictionary<CandidacyId, string> ids) : IReplacementOrder
    {
        private const int FewGroups = 100;

        public IReadOnlyList<CandidacyId> Next(IReadOnlyCollection<CandidacyId> holders, IReadOnlyList<CandidacyId> waiting)
        {
            // A place given by hand to someone whom the draw did not know: its rules can no longer be counted.
            if (holders.Any(h => !ids.ContainsKey(h)) || holders.Count >= rules.PanelSize)
                return waiting;
            var group = holders.Select(h => ids[h]).ToHashSet(StringComparer.Ordinal);
            var free = waiting.Where(ids.ContainsKey).ToDictionary(w => ids[w], StringComparer.Ordinal);
            var gone = pool.People.Select(p => p.Id).Where(i => !group.Contains(i) && !free.ContainsKey(i)).ToHashSet(StringComparer.Ordinal);
            if (rules.PanelSize - group.Count == 1)
            {
                var fits = Replacements.Fitting(pool, rules, group, gone).ToHashSet(StringComparer.Ordinal);
                return [.. waiting.Where(w => ids.TryGetValue(w, out var id) && fits.Contains(id))];
            }
            if (!Solvers.Available || Replacements.For(pool, rules, group, gone, FewGroups).Draw is not { } draw)
                return [];
            return [.. draw.Result(randomness).Ids.Select(i => free[i])];
        }
    }
}
