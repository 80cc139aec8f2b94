using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>What happened to each entry during one import, and which fields belong to people by now.</summary>
internal sealed class Ledger(DateTimeOffset now)
{
    private readonly HashSet<Guid> entries = [];
    private readonly HashSet<Guid> created = [];
    private readonly HashSet<Guid> updated = [];
    private readonly HashSet<(Guid, string)> guarded = [];
    private readonly HashSet<Guid> retired = [];
    private readonly HashSet<(Guid, string)> changedFields = [];

    public DateTimeOffset Now => now;

    /// <summary>What the history says of the fields that people keep.</summary>
    public List<EntryChange> History { get; } = [];

    public bool Wrote { get; set; }

    public IReadOnlyCollection<Guid> Updated => updated;

    public void Enter(IEnumerable<Guid> ids) => entries.UnionWith(ids);

    /// <summary>A field that someone has confirmed or corrected since is not written over by an import.</summary>
    public void Guard(IEnumerable<(Guid Entry, string Field)> fields) => guarded.UnionWith(fields);

    /// <summary>Entries that are not to be listed, or went into another: nothing of them is written over.</summary>
    public void Retire(IEnumerable<Guid> entries) => retired.UnionWith(entries);

    public bool IsGuarded(Guid? entry, string field) => entry is { } id && (retired.Contains(id) || guarded.Contains((id, field)));

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

    public void Tell(IEntry entry, string field, object? before, object? after)
    {
        EntryKind? kind = entry is Service ? EntryKind.Service : entry is Organization ? EntryKind.Organization : null;
        if (kind is null || EntryFields.Find(kind.Value, field) is null)
            return;
        History.Add(new EntryChange
        {
            Id = Guid.CreateVersion7(now),
            EntryId = entry.EntryId,
            Field = field,
            Before = Text(before),
            After = Text(after),
            How = Landing.How,
            Who = entry.Source,
            At = now,
        });

        static string? Text(object? value) => value is IEnumerable<string> codes ? string.Join('\n', codes) is { Length: > 0 } lines ? lines : null : value as string;
    }

    public Landed Count() => new(created.Count, updated.Count, entries.Count - created.Count - updated.Count);
}
