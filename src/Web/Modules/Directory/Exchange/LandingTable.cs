using System.Linq.Expressions;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>Compares one table with what a bundle brings: new rows are written in bulk, changed ones one by one, those the source no longer has go.</summary>
internal sealed class LandingTable(AppDb db, Ledger ledger, bool complete, CancellationToken cancel)
{
    // Given by the directory itself, not by the file.
    private static readonly string[] Own = ["Version", "Slug", "UpdatedAt", "At"];

    public async Task Entries<T>(List<T> rows, Func<T, Guid> id) where T : class, IEntry
    {
        await Land(rows, r => id(r), r => id(r), group: null, (added, _) =>
        {
            foreach (var row in added)
                ledger.Create(id(row));
        });
    }

    /// <summary>Rows that belong to an entry: a change of one is a change of the entry, in the field <paramref name="group"/>.</summary>
    public Task Parts<T>(List<T> rows, Func<T, Guid> id, Func<T, Guid?> owner, string group) where T : class
    {
        // What the file says of a guarded field is not written; nor does it go, where it belongs to another entry by now.
        var kept = rows.Where(r => ledger.IsGuarded(owner(r), group)).Select(id).ToHashSet();
        return Land(rows.Where(r => !kept.Contains(id(r))).ToList(), r => id(r), owner, group, (added, gone) =>
        {
            foreach (var row in added.Concat(gone))
                ledger.Change(owner(row), group);
            db.RemoveRange(gone);
        }, old => !kept.Contains(id(old)) && ledger.IsEntry(owner(old)) && !ledger.IsGuarded(owner(old), group) && (complete || id(old).Version == 5));
    }

    /// <summary>Rows that belong to no entry.</summary>
    public Task Free<T>(List<T> rows, Func<T, object> key) where T : class =>
        Land(rows, key, _ => null, group: null, (added, _) => ledger.Wrote |= added.Count > 0);

    public async Task Provenances(List<Provenance> rows)
    {
        await Land(rows, p => p.Id, p => p.EntryId, group: null, (_, gone) => db.RemoveRange(gone),
            old => old.How == Landing.How && ledger.IsEntry(old.EntryId) && old.Id.Version == 5, (old, row) =>
            {
                if (complete ? old.At != row.At : ledger.HasChanged(old.EntryId, old.Field))
                    db.Attach(old).Property(p => p.At).CurrentValue = complete ? row.At : ledger.Now;
            });
    }

    public Task Flags(List<SourceFlag> rows, string source) =>
        Land(rows, f => f.Id, f => f.EntryId, group: null, (_, gone) => db.RemoveRange(gone), old => complete ? ledger.IsEntry(old.EntryId) : string.Equals(old.Source, source, StringComparison.Ordinal));

    /// <summary>An entry of which anything changed says when.</summary>
    public async Task Touch<T>(Func<T, Guid> id, Expression<Func<T, DateTimeOffset>> updatedAt) where T : class
    {
        var touched = db.ChangeTracker.Entries<T>().ToDictionary(e => id(e.Entity));
        if (ledger.Updated.Count == 0)
            return;
        foreach (var row in (await db.Set<T>().AsNoTracking().ToListAsync(cancel)).Where(r => ledger.Updated.Contains(id(r))))
            (touched.TryGetValue(id(row), out var entry) ? entry : db.Attach(row)).Property(updatedAt).CurrentValue = ledger.Now;
    }

    private async Task Land<T>(List<T> rows, Func<T, object> key, Func<T, Guid?> owner, string? group,
        Action<List<T>, List<T>> settle, Func<T, bool>? goes = null, Action<T, T>? both = null) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Where(p => !p.IsPrimaryKey() && !Own.Contains(p.Name)).Select(p => new Column(p)).ToList();
        var known = (await db.Set<T>().AsNoTracking().ToListAsync(cancel)).ToDictionary(key);
        var added = new List<T>();
        foreach (var row in rows)
        {
            if (!known.Remove(key(row), out var old))
            {
                added.Add(row);
                continue;
            }
            var different = columns.Where(c => !c.Same(old, row) && !ledger.IsGuarded(owner(row), group ?? c.Field)).ToList();
            if (different.Count > 0)
            {
                var before = different.ToDictionary(c => c, c => c.Value(old));
                var entry = db.Attach(old);
                foreach (var column in different)
                {
                    entry.Property(column.Property.Name).CurrentValue = column.Value(row);
                    if (row is IEntry said && group is null)
                        ledger.Tell(said, column.Field, before[column], column.Value(row));
                    ledger.Change(owner(row), group ?? column.Field);
                }
            }
            both?.Invoke(old, row);
        }
        await BulkInsert.Write(db, added, cancel);
        settle(added, goes is null ? [] : [.. known.Values.Where(goes)]);
    }

    private sealed class Column(IProperty property)
    {
        public IProperty Property => property;

        /// <summary>As provenances name it.</summary>
        public string Field { get; } = property.GetColumnName() is "latitude" or "longitude" ? "coordinates" : property.GetColumnName();

        public object? Value(object row) => property.GetGetter().GetClrValue(row);

        public bool Same(object a, object b) => property.GetValueComparer().Equals(Value(a), Value(b));
    }
}
