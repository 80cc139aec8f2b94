using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Finds the draw of an action, freezes its pool, and writes down what happens to it.</summary>
internal sealed class SortitionBook(AppDb db, TimeProvider time)
{
    private const int UsualPlaces = 15;

    public Task<Sortition?> Find(ActionId action, CancellationToken cancel) => db.Set<Sortition>().SingleOrDefaultAsync(s => s.ActionId == action, cancel);

    /// <summary>The draw of this action; a new one, not saved yet, starts from the rules of the call.</summary>
    public async Task<Sortition> Of(ActionCard action, Running running, CancellationToken cancel)
    {
        if (await Find(action.Id, cancel) is { } known)
        {
            if (!known.IsFrozen)
                (known.Slug, known.Title, known.Zone) = (action.Slug, action.Title, action.Zone);
            return known;
        }
        var caps = new Dictionary<string, int>(StringComparer.Ordinal);
        if (running.Call.CapPerStructure is { } cap)
            caps[DrawColumns.Structure] = cap;
        var rules = new DrawRules(running.Call.Places ?? UsualPlaces, [], caps);
        return new Sortition { Id = EntityId.New<SortitionId>(time), ActionId = action.Id, Slug = action.Slug, Title = action.Title, Zone = action.Zone, Rules = Sortition.Written(rules) };
    }

    /// <summary>A draw that <see cref="Of"/> made and that is now to be kept.</summary>
    public void Keep(Sortition sortition)
    {
        if (db.Entry(sortition).State is EntityState.Detached)
            db.Add(sortition);
    }

    /// <summary>Writes down pool and rules as they are now: what is computed, and hashed, is that.</summary>
    public async Task Freeze(Sortition sortition, Running running, CancellationToken cancel)
    {
        var tickets = await db.Set<Ticket>().Where(t => t.SortitionId == sortition.Id).ToDictionaryAsync(t => t.CandidacyId, cancel);
        foreach (var ticket in tickets.Values)
            ticket.Forget();
        foreach (var person in running.People)
        {
            if (!tickets.TryGetValue(person.Id, out var ticket))
                db.Add(tickets[person.Id] = ticket = Ticket.For(sortition.Id, person.Id));
            ticket.IsInPool = true;
        }
        var whole = running.Whole(sortition.DrawRules);
        await Write(sortition.Id, new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [DrawFiles.Pool] = running.Outside(whole, tickets).Canonical(),
            [DrawFiles.Rules] = whole.Canonical(),
        }, cancel);
    }

    /// <summary>Whether those who may be drawn, and what the rules see of them, are as they were computed.</summary>
    public async Task<bool> IsAsComputed(Sortition sortition, Running running, CancellationToken cancel)
    {
        var tickets = await db.Set<Ticket>().AsNoTracking().Where(t => t.SortitionId == sortition.Id && t.IsInPool).ToDictionaryAsync(t => t.CandidacyId, cancel);
        if (tickets.Count != running.People.Count || running.People.Any(p => !tickets.ContainsKey(p.Id)))
            return false;
        var whole = running.Whole(sortition.DrawRules);
        var (pool, rules) = (await Bytes(sortition.Id, DrawFiles.Pool, cancel) ?? [], await Bytes(sortition.Id, DrawFiles.Rules, cancel) ?? []);
        return pool.AsSpan().SequenceEqual(running.Outside(whole, tickets).Canonical()) && rules.AsSpan().SequenceEqual(whole.Canonical());
    }

    /// <summary>Puts these files in the place of all the others.</summary>
    public async Task Write(SortitionId sortition, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancel)
    {
        var there = await db.Set<SortitionFile>().Where(f => f.SortitionId == sortition).ToDictionaryAsync(f => f.Name, StringComparer.Ordinal, cancel);
        db.RemoveRange(there.Values.Where(f => !files.ContainsKey(f.Name)));
        foreach (var (name, bytes) in files)
        {
            if (there.TryGetValue(name, out var file))
                file.Bytes = bytes;
            else
                db.Add(new SortitionFile { SortitionId = sortition, Name = name, Bytes = bytes });
        }
    }

    public Task<byte[]?> Bytes(SortitionId sortition, string name, CancellationToken cancel) =>
        db.Set<SortitionFile>().AsNoTracking().Where(f => f.SortitionId == sortition && f.Name == name).Select(f => f.Bytes).SingleOrDefaultAsync(cancel);

    /// <summary>All files in the order in which they are made.</summary>
    public async Task<IReadOnlyList<(string Name, byte[] Bytes)>> Files(SortitionId sortition, CancellationToken cancel)
    {
        var files = await db.Set<SortitionFile>().AsNoTracking().Where(f => f.SortitionId == sortition).ToDictionaryAsync(f => f.Name, f => f.Bytes, StringComparer.Ordinal, cancel);
        return [.. DrawFiles.All.Where(files.ContainsKey).Select(n => (n, files[n]))];
    }

    /// <summary>Pool and rules as they were frozen.</summary>
    public async Task<(Pool Pool, DrawRules Rules)> Frozen(SortitionId sortition, CancellationToken cancel)
    {
        var rules = RulesReader.Read((await Bytes(sortition, DrawFiles.Rules, cancel))!, DrawFiles.Rules);
        return (PoolReader.Read((await Bytes(sortition, DrawFiles.Pool, cancel))!, DrawFiles.Pool, rules), rules);
    }

    /// <summary>For everyone on the draw's page, and in the audit log with who did it.</summary>
    public void Note(Sortition sortition, string what, Guid? by, string? detail = null)
    {
        var now = time.GetUtcNow();
        db.Add(new SortitionStep { Id = Guid.CreateVersion7(now), SortitionId = sortition.Id, At = now, What = what, Detail = detail });
        db.Record(new AuditFact($"sortition.{what}", $"action:{sortition.ActionId}", by, detail));
    }

    public async Task<IReadOnlyList<SortitionStep>> Steps(SortitionId sortition, CancellationToken cancel) =>
        await db.Set<SortitionStep>().AsNoTracking().Where(s => s.SortitionId == sortition).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancel);

    public async Task<IReadOnlyList<Ticket>> Tickets(SortitionId sortition, CancellationToken cancel) =>
        await db.Set<Ticket>().AsNoTracking().Where(t => t.SortitionId == sortition && t.IsInPool).OrderBy(t => t.PublicId).ToListAsync(cancel);
}
