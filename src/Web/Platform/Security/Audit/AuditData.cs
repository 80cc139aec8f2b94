using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Security.Audit;

/// <summary>What the audit log says of a person: the words go, the chain stays.</summary>
internal sealed class AuditData(AppDb db) : IPersonalData
{
    public string Name => "journal";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<AuditEntry>(nameof(AuditEntry.Details));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var subject = $"account:{person.Account}";
        return await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Subject == subject || e.Actor == person.Account)
            .OrderBy(e => e.Sequence).Select(e => new { e.At, e.Act, e.Subject, Details = e.Subject == subject ? e.Details : null }).ToListAsync(cancel);
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var subject = $"account:{person.Account}";
        foreach (var entry in await db.Set<AuditEntry>().Where(e => e.Subject == subject).ToListAsync(cancel))
            entry.EraseDetails();
    }
}
