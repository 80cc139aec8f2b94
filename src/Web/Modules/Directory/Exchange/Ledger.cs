namespace Maillage.Modules.Directory.Exchange;

/// <summary>What happened to each entry during one import, and which fields belong to people by now.</summary>
internal sealed class Ledger(DateTimeOffset now)
{
    private readonly HashSet<Guid> entries = [];
    private readonly HashSet<Guid> created = [];
    private readonly HashSet<Guid> updated = [];
    private readonly HashSet<(Guid, string)> guarded = [];
    private readonly HashSet<(Guid, string)> changedFields = [];

    public DateTimeOffset Now => now;

    public bool Wrote { get; set; }

    public IReadOnlyCollection<Guid> Updated => updated;

    public void Enter(IEnumerable<Guid> ids) => entries.UnionWith(ids);

    /// <summary>A field that someone has confirmed or corrected since is not written over by an import.</summary>
    public void Guard(IEnumerable<(Guid Entry, string Field)> fields) => guarded.UnionWith(fields);

    public bool IsGuarded(Guid? entry, string field) => entry is { } id && guarded.Contains((id, field));

    public bool IsEntry(Guid? id) => id is { } entry && entries.Contains(entry);

    public bool IsNew(Guid? id) => id is { } entry && created.Contains(entry);

    public bool HasChanged(Guid entry, string field) => changedFields.Contains((entry, field));

    public void Create(Guid entry)
    {
        Wrote = true;
        created.Add(entry);
    }

    public void Change(Guid? entry, string field)
    {
        Wrote = true;
        if (entry is not { } id || created.Contains(id))
            return;
        changedFields.Add((id, field));
        if (entries.Contains(id))
            updated.Add(id);
    }

    public Landed Count() => new(created.Count, updated.Count, entries.Count - created.Count - updated.Count);
}
