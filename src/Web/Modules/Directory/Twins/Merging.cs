using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Networks;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Twins;

/// <summary>Makes two entries one, and two again. What the other holds and the kept one lacks goes over row by row; every step is noted. The caller saves.</summary>
internal sealed class Merging(AppDb db, EntryKeeper keeper, TimeProvider time)
{
    /// <summary>Fields of which one value must win; lists are joined, numbers and hours go over as rows.</summary>
    public static IEnumerable<EntryField> Fields(EntryKind kind) => EntryFields.Of(kind).Where(f => f.Kind is not (FieldKind.Phones or FieldKind.Hours or FieldKind.State));

    /// <summary>What the kept entry will say where nobody chooses otherwise.</summary>
    public static string? Joined(EntryField field, string? kept, string? gone) => field.Kind is FieldKind.Codes or FieldKind.Places
        ? string.Join('\n', Lines(kept).Union(Lines(gone), StringComparer.Ordinal)) is { Length: > 0 } all ? all : null
        : kept ?? gone;

    public async Task<Refusal?> Merge(KeptEntry kept, KeptEntry gone, IReadOnlyCollection<string> takenFromGone, Author author, CancellationToken cancel)
    {
        if (kept.Id == gone.Id || kept.Kind != gone.Kind || !EntryStates.Shown.Contains(kept.State) || !EntryStates.Shown.Contains(gone.State))
            return new Refusal("keeping.merge.gone");
        var now = time.GetUtcNow();
        var steps = new MergeSteps();
        var changes = keeper.Apply(kept, [.. Fields(kept.Kind).Select(f => new FieldChange(f, takenFromGone.Contains(f.Name) ? gone.Read(f) ?? kept.Read(f) : Joined(f, kept.Read(f), gone.Read(f))))], author);
        steps.Changes.AddRange(changes.Select(c => new MergeChange(kept.Id, c.Id)));
        await Move(kept, gone, steps, cancel);
        steps.Changes.AddRange(keeper.Apply(gone, [new FieldChange(EntryFields.Find(gone.Kind, EntryFields.State)!, EntryStates.Merged)], author).Select(c => new MergeChange(gone.Id, c.Id)));
        kept.Touch(now);
        db.Add(new Merge { Id = Guid.CreateVersion7(now), Kind = kept.Kind, KeptId = kept.Id, GoneId = gone.Id, Steps = steps, By = author.Account ?? Guid.Empty, At = now });
        db.Record(new AuditFact("entry.merged", kept.Subject, author.Account, gone.Id.ToString()));
        return null;
    }

    /// <summary>Takes a merge back; refuses where either entry has moved on in what the merge wrote.</summary>
    public async Task<Refusal?> Undo(Merge merge, Author author, CancellationToken cancel)
    {
        var (kept, gone) = (await keeper.Find(merge.Kind, merge.KeptId, cancel), await keeper.Find(merge.Kind, merge.GoneId, cancel));
        if (kept is null || gone is null)
            return new Refusal("keeping.merge.gone");
        if (kept.State == EntryStates.Merged)
            return new Refusal("keeping.merge.undo_later", kept.Name);
        if (merge.Undo(time.GetUtcNow()) is { } already)
            return already;
        var ids = merge.Steps.Changes.ConvertAll(c => c.Change);
        var changes = (await db.Set<EntryChange>().Where(c => ids.Contains(c.Id)).ToListAsync(cancel)).ToDictionary(c => c.Id);
        var marks = await db.Set<Provenance>().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        foreach (var step in merge.Steps.Changes)
        {
            if (keeper.Undo(step.Entry == kept.Id ? kept : gone, changes[step.Change], author, marks) is { } refusal)
                return new Refusal("keeping.merge.moved_on", changes[step.Change].Field, refusal.Arguments.FirstOrDefault() ?? "–");
        }
        foreach (var row in merge.Steps.Moved)
            await Back(row, gone, cancel);
        foreach (var network in merge.Steps.Networks)
        {
            if (await db.FindAsync<NetworkMember>([new NetworkId(network), kept.Owner!.Value], cancel) is { } member)
                db.Remove(member);
        }
        db.Record(new AuditFact("entry.merge_undone", kept.Subject, author.Account, gone.Id.ToString()));
        return null;
    }

    private async Task Move(KeptEntry kept, KeptEntry gone, MergeSteps steps, CancellationToken cancel)
    {
        var numbers = kept.Phones.Select(p => Reach.Dialled(p.Number)).ToHashSet(StringComparer.Ordinal);
        foreach (var phone in gone.Phones.Where(p => !numbers.Contains(Reach.Dialled(p.Number))))
            Give(phone, phone.Id, kept, steps);
        if (kept.Kind is EntryKind.Service)
            await MoveService(kept, gone, steps, cancel);
        else
            await MoveOrganization(kept, gone, steps, cancel);
    }

    private async Task MoveService(KeptEntry kept, KeptEntry gone, MergeSteps steps, CancellationToken cancel)
    {
        var (to, from) = (kept.Service!.Id, gone.Service!.Id);
        if (kept.Hours.Count == 0)
        {
            gone.Hours.ForEach(h => Give(h, h.Id, kept, steps));
            (await db.Set<ScheduleException>().Where(e => e.ServiceId == from).ToListAsync(cancel)).ForEach(e => Give(e, e.Id, kept, steps));
        }
        var supports = await db.Set<ServiceOffer>().Where(o => o.ServiceId == to).Select(o => o.Support).ToListAsync(cancel);
        (await db.Set<ServiceOffer>().Where(o => o.ServiceId == from && !supports.Contains(o.Support)).ToListAsync(cancel)).ForEach(o => Give(o, o.Id, kept, steps));
        var titles = await db.Set<TrainingModule>().Where(m => m.ServiceId == to).Select(m => m.Title).ToListAsync(cancel);
        (await db.Set<TrainingModule>().Where(m => m.ServiceId == from && !titles.Contains(m.Title)).ToListAsync(cancel)).ForEach(m => Give(m, m.Id, kept, steps));
        var tools = await db.Set<Tool>().Where(t => t.ServiceId == to).Select(t => t.Name).ToListAsync(cancel);
        (await db.Set<Tool>().Where(t => t.ServiceId == from && !tools.Contains(t.Name)).ToListAsync(cancel)).ForEach(t => Give(t, t.Id, kept, steps));
        var terms = await db.Set<ServiceTerm>().Where(t => t.ServiceId == to).Select(t => t.TermId).ToListAsync(cancel);
        (await db.Set<ServiceTerm>().Where(t => t.ServiceId == from && !terms.Contains(t.TermId)).ToListAsync(cancel)).ForEach(t => Give(t, t.Id, kept, steps));
        var places = await db.Set<ServiceAtLocation>().Where(a => a.ServiceId == to).Select(a => a.LocationId).ToListAsync(cancel);
        (await db.Set<ServiceAtLocation>().Where(a => a.ServiceId == from && !places.Contains(a.LocationId)).ToListAsync(cancel)).ForEach(a => Give(a, a.Id, kept, steps));
        if (!await db.Set<Contact>().AnyAsync(c => c.ServiceId == to, cancel))
            (await db.Set<Contact>().Where(c => c.ServiceId == from).ToListAsync(cancel)).ForEach(c => Give(c, c.Id, kept, steps));
    }

    private async Task MoveOrganization(KeptEntry kept, KeptEntry gone, MergeSteps steps, CancellationToken cancel)
    {
        var (to, from) = (kept.Owner!.Value, gone.Owner!.Value);
        (await db.Set<Service>().Where(s => s.OrganizationId == from).ToListAsync(cancel)).ForEach(s => Give(s, s.Id.Value, kept, steps));
        (await db.Set<Location>().Where(l => l.OrganizationId == from).ToListAsync(cancel)).ForEach(l => Give(l, l.Id.Value, kept, steps));
        var own = await db.Set<NetworkMember>().Where(m => m.OrganizationId == to).Select(m => m.NetworkId).ToListAsync(cancel);
        foreach (var network in await db.Set<NetworkMember>().Where(m => m.OrganizationId == from && !own.Contains(m.NetworkId)).Select(m => m.NetworkId).ToListAsync(cancel))
        {
            db.Add(new NetworkMember { NetworkId = network, OrganizationId = to });
            steps.Networks.Add(network.Value);
        }
    }

    private void Give(object row, Guid id, KeptEntry to, MergeSteps? steps)
    {
        var owner = db.Entry(row);
        owner.Property(to.Kind is EntryKind.Service ? "ServiceId" : "OrganizationId").CurrentValue = to.Kind is EntryKind.Service ? to.Service!.Id : to.Owner!.Value;
        steps?.Moved.Add(new MovedRow(owner.Metadata.GetTableName()!, id));
    }

    /// <summary>A row that is gone by now went by another's act, and stays gone.</summary>
    private async Task Back(MovedRow moved, KeptEntry gone, CancellationToken cancel)
    {
        var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == moved.Table).ClrType;
        object key = type == typeof(Service) ? new ServiceId(moved.Id) : type == typeof(Location) ? new LocationId(moved.Id) : moved.Id;
        if (await db.FindAsync(type, [key], cancel) is { } row)
            Give(row, moved.Id, gone, steps: null);
    }

    private static string[] Lines(string? value) => (value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
