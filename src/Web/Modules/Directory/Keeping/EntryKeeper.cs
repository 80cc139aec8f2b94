using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Reads entries to be kept, and writes each change with its history, its mark of trust and its line in the audit log. The caller saves.</summary>
internal sealed class EntryKeeper(AppDb db, ICurrentPerson person, TimeProvider time)
{
    /// <summary>How the coordination is named in public.</summary>
    public const string Coordination = "Coordination du réseau";

    public bool Coordinates => person.Is(Role.Coordinator);

    public async Task<KeptEntry?> Find(EntryKind kind, string slug, CancellationToken cancel) => kind is EntryKind.Service
        ? await Open(await db.Set<Service>().SingleOrDefaultAsync(s => s.Slug == slug, cancel), cancel)
        : await Open(await db.Set<Organization>().SingleOrDefaultAsync(o => o.Slug == slug, cancel), cancel);

    public async Task<KeptEntry?> Find(EntryKind kind, Guid id, CancellationToken cancel)
    {
        var (service, organization) = (new ServiceId(id), new OrganizationId(id));
        return kind is EntryKind.Service
            ? await Open(await db.Set<Service>().SingleOrDefaultAsync(s => s.Id == service, cancel), cancel)
            : await Open(await db.Set<Organization>().SingleOrDefaultAsync(o => o.Id == organization, cancel), cancel);
    }

    /// <summary>Who coordinates keeps every entry; who works in a service, those of the organisation.</summary>
    public bool MayKeep(KeptEntry entry) => Coordinates || (entry.Owner is { } owner && person.Is(Role.ServiceMember, owner));

    /// <summary>Who the person of this request speaks for.</summary>
    public async Task<Author> Me(KeptEntry entry, string? how, CancellationToken cancel)
    {
        if (Coordinates)
            return new Author(person.Id?.Value, Coordination, how ?? TrustMarks.Document);
        var name = entry.Owner is { } owner ? await db.Set<Organization>().Where(o => o.Id == owner).Select(o => o.Name).SingleOrDefaultAsync(cancel) : null;
        return new Author(person.Id?.Value, name ?? entry.Name, TrustMarks.Itself);
    }

    /// <summary>What is really another value than the entry's.</summary>
    public static IReadOnlyList<FieldChange> Differences(KeptEntry entry, IEnumerable<FieldChange> wanted) =>
        [.. wanted.Where(c => !string.Equals(entry.Read(c.Field), c.Value, StringComparison.Ordinal))];

    public IReadOnlyList<EntryChange> Apply(KeptEntry entry, IReadOnlyList<FieldChange> changes, Author author)
    {
        var now = time.GetUtcNow();
        var made = new List<EntryChange>();
        foreach (var (field, value) in Differences(entry, changes))
        {
            var before = entry.Read(field);
            made.Add(Note(entry, field, before, entry.Write(field, value, now), author, now));
            Mark(entry.Id, field.Name, made[^1].Id, author, now);
        }
        if (made.Count > 0)
        {
            entry.Touch(now);
            db.Record(new AuditFact("entry.changed", entry.Subject, author.Account, string.Join(", ", made.Select(c => c.Field))));
        }
        return made;
    }

    /// <summary>Takes one change back, unless the field has moved on since.</summary>
    public Refusal? Undo(KeptEntry entry, EntryChange change, Author author, IReadOnlyCollection<Provenance> marks)
    {
        if (EntryFields.Find(entry.Kind, change.Field) is not { } field || change.UndoneBy is not null)
            return new Refusal("keeping.undo.already");
        var current = entry.Read(field);
        if (!string.Equals(current, change.After, StringComparison.Ordinal))
            return new Refusal("keeping.undo.moved_on", current ?? "–");
        var now = time.GetUtcNow();
        var kept = change.Kept is null ? entry.Write(field, change.Before, now) : entry.Restore(field, change.Kept);
        var undoing = Note(entry, field, current, kept, author with { How = EntryChange.Undoing }, now);
        change.UndoneBy = undoing.Id;
        // With the change goes the trust it brought; where it came from a file, a mark keeps the next file from bringing it again.
        db.RemoveRange(marks.Where(m => m.Id == change.Id));
        if (change.How == TrustThread.Import)
            Mark(entry.Id, field.Name, undoing.Id, author, now);
        entry.Touch(now);
        db.Record(new AuditFact("entry.undone", entry.Subject, author.Account, change.Field));
        return null;
    }

    /// <summary>Says that a field was checked; the id is that of the change, so that both go together.</summary>
    public void Mark(Guid entry, string field, Guid id, Author author, DateTimeOffset now) =>
        db.Add(new Provenance { Id = id, EntryId = entry, Field = field, How = author.How, Who = author.Who, At = now });

    private EntryChange Note(KeptEntry entry, EntryField field, string? before, string? kept, Author author, DateTimeOffset now)
    {
        var change = new EntryChange { Id = Guid.CreateVersion7(now), EntryId = entry.Id, Field = field.Name, Before = before, After = entry.Read(field), Kept = kept, How = author.How, Who = author.Who, Account = author.Account, At = now };
        db.Add(change);
        return change;
    }

    private async Task<KeptEntry?> Open(Service? service, CancellationToken cancel) => service is null ? null : new KeptEntry(
        db, service,
        await db.Set<Phone>().Where(p => p.ServiceId == service.Id).ToListAsync(cancel),
        await db.Set<Schedule>().Where(s => s.ServiceId == service.Id).ToListAsync(cancel));

    private async Task<KeptEntry?> Open(Organization? organization, CancellationToken cancel) => organization is null ? null : new KeptEntry(
        db, organization,
        await db.Set<Phone>().Where(p => p.OrganizationId == organization.Id && p.ServiceId == null && p.LocationId == null).ToListAsync(cancel), []);
}

/// <summary>Codes of the list trust-marks the program acts on.</summary>
internal static class TrustMarks
{
    public const string Itself = "service-lui-meme";
    public const string ByMail = "lien-courriel";
    public const string Call = "appel";
    public const string Visit = "visite";
    public const string Document = "document";
    public const string Report = "signalement";

    /// <summary>Ways in which the coordination may know.</summary>
    public static readonly string[] OfCoordination = [Call, Visit, Document];
}
