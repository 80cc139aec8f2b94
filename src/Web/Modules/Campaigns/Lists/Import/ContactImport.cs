using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists.Import;

/// <summary>What came, or would come, of taking contacts over.</summary>
internal sealed record ImportReport(int Created, int Updated, int Unchanged, int OptedOut);

/// <summary>What holds for contacts that do not say it themselves.</summary>
internal sealed record ImportUsual(string LawfulBasis, string? BasisText, string? Origin);

/// <summary>Takes contacts into a list, all or none: new ones are added, known ones completed, those who oppose stay opposed.</summary>
internal sealed class ContactImport(AppDb db, Opposition opposition, ICurrentPerson person, TimeProvider time)
{
    /// <summary>What would happen; nothing is changed.</summary>
    public Task<ImportReport> Try(MailingList list, IReadOnlyList<ContactRow> rows, ImportUsual usual, CancellationToken cancel) => Take(list, rows, usual, write: false, cancel);

    /// <summary>Writes in one transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the list in the same moment.</exception>
    public async Task<ImportReport> Run(MailingList list, IReadOnlyList<ContactRow> rows, ImportUsual usual, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two imports at once: the second sees that the list is another, before it writes a line.
        db.Entry(list).State = EntityState.Modified;
        await db.SaveChangesAsync(cancel);
        var report = await Take(list, rows, usual, write: true, cancel);
        db.Record(new AuditFact("list.imported", $"list:{list.Id}", person.Id!.Value.Value, $"{report.Created}+{report.Updated}"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return report;
    }

    private async Task<ImportReport> Take(MailingList list, IReadOnlyList<ContactRow> rows, ImportUsual usual, bool write, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var query = db.Set<Contact>().Where(c => c.ListId == list.Id);
        var known = (await (write ? query : query.AsNoTracking()).ToListAsync(cancel)).GroupBy(c => c.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var opposed = await opposition.Among(list.OrganizationId, rows.Select(r => r.Said.Key), cancel);
        var added = new List<Contact>();
        var (updated, unchanged, optedOut) = (0, 0, 0);
        foreach (var row in rows)
        {
            var since = opposed.TryGetValue(row.Said.Key, out var before) ? before : row.OptsOut ? today : (DateOnly?)null;
            if (since is not null)
                optedOut++;
            if (known.TryGetValue(row.Said.Key, out var contact))
            {
                var said = row.Said.Over(contact.Details);
                if (said == contact.Details && (since is null || contact.OptedOutOn is not null))
                {
                    unchanged++;
                    continue;
                }
                updated++;
            }
            else
            {
                added.Add(contact = new Contact { Id = EntityId.New<ContactId>(time), ListId = list.Id });
            }
            if (!write)
                continue;
            contact.Write(known.ContainsKey(row.Said.Key) ? row.Said.Over(contact.Details) : row.Said with { LawfulBasis = row.Said.LawfulBasis ?? usual.LawfulBasis, BasisText = row.Said.BasisText ?? usual.BasisText, Origin = row.Said.Origin ?? usual.Origin });
            if (since is { } day)
                contact.OptOut(day);
        }
        if (write)
        {
            await BulkInsert.Write(db, added, cancel);
            await opposition.Oppose(list.OrganizationId, [.. rows.Where(r => r.OptsOut && !opposed.ContainsKey(r.Said.Key)).Select(r => MailKey.Hash(r.Said.Key))], today, cancel);
        }
        return new ImportReport(added.Count, updated, unchanged, optedOut);
    }
}
