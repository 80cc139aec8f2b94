using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Where each service stands in its rhythm; confirms it. The caller saves.</summary>
internal sealed class UpkeepBook(AppDb db, EntryKeeper keeper, TimeProvider time)
{
    public async Task<Upkeep> Of(Service service, CancellationToken cancel)
    {
        // One that was just made and is not yet saved is found too.
        if (await db.FindAsync<Upkeep>([service.Id], cancel) is { } known)
            return known;
        return (await Enrol([service], cancel))[0];
    }

    /// <summary>Begins to follow services, from the day they were last checked.</summary>
    public async Task<IReadOnlyList<Upkeep>> Enrol(IReadOnlyCollection<Service> services, CancellationToken cancel)
    {
        var ids = services.Select(s => s.Id.Value).ToList();
        var said = await db.Set<Provenance>().Where(p => ids.Contains(p.EntryId)).GroupBy(p => p.EntryId).Select(g => new { g.Key, At = g.Max(p => p.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        List<Upkeep> made = [.. services.Select(s => new Upkeep { Id = s.Id, CheckedAt = said.TryGetValue(s.Id.Value, out var at) ? at : s.UpdatedAt })];
        foreach (var upkeep in made)
            upkeep.NextAt = upkeep.DueAt;
        db.AddRange(made);
        return made;
    }

    /// <summary>Someone says that all is still right: every field that says something is checked, and a service that slept is back.</summary>
    public async Task Confirm(KeptEntry entry, Author author, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var service = entry.Service!;
        var upkeep = await Of(service, cancel);
        if (upkeep.Confirm(service.State, now) is { } state)
            keeper.Apply(entry, [new FieldChange(EntryFields.Find(EntryKind.Service, EntryFields.State)!, state)], author);
        var offers = await db.Set<ServiceOffer>().AnyAsync(o => o.ServiceId == service.Id, cancel);
        var marks = (await db.Set<Provenance>().Where(p => p.EntryId == entry.Id).ToListAsync(cancel)).ToDictionary(p => p.Id);
        foreach (var field in EntryFields.Of(EntryKind.Service).Where(f => f.Name != EntryFields.State && entry.Read(f) is not null).Select(f => f.Name).Concat(offers ? ["offers"] : Array.Empty<string>()))
        {
            // One check a field is kept, the last.
            var id = NamedId.Of("keeping", "check", $"{entry.Id}|{field}");
            if (marks.TryGetValue(id, out var mark))
                (mark.How, mark.Who, mark.At) = (author.How, author.Who, now);
            else
                keeper.Mark(entry.Id, field, id, author, now);
        }
        entry.Touch(now);
        db.Record(new Platform.Security.Audit.AuditFact("entry.confirmed", entry.Subject, author.Account, author.How));
    }

    /// <summary>What mails say of these services; the address is that of the service, or of its organisation.</summary>
    public async Task<IReadOnlyDictionary<ServiceId, MailedService>> Mailed(IReadOnlyCollection<Service> services, CancellationToken cancel)
    {
        var ids = services.Select(s => s.Id).ToList();
        var owners = services.Select(s => s.OrganizationId).OfType<OrganizationId>().Distinct().ToList();
        var organizations = await db.Set<Organization>().AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => new { o.Name, o.Email }, cancel);
        var phones = (await db.Set<Phone>().AsNoTracking().Where(p => p.ServiceId != null && ids.Contains(p.ServiceId.Value)).ToListAsync(cancel)).ToLookup(p => p.ServiceId!.Value);
        var hours = (await db.Set<Schedule>().AsNoTracking().Where(s => s.ServiceId != null && ids.Contains(s.ServiceId.Value)).ToListAsync(cancel)).ToLookup(s => s.ServiceId!.Value);
        return services.ToDictionary(s => s.Id, s =>
        {
            var owner = s.OrganizationId is { } o ? organizations.GetValueOrDefault(o) : null;
            string?[] facts = [s.Description, PhoneLines.Print(phones[s.Id]), s.Email ?? owner?.Email, s.Url, HoursLines.Print(hours[s.Id]), s.Fees];
            return new MailedService(s, owner?.Name, Address(s.Email) ?? Address(owner?.Email), [.. facts.Where(f => !string.IsNullOrWhiteSpace(f)).Select(f => f!.Trim())]);
        });
    }

    private static string? Address(string? mail) => System.Net.Mail.MailAddress.TryCreate(mail, out var address) ? address.Address : null;
}
