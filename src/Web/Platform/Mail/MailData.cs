using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Mail;

/// <summary>Mails to a person that wait, or lie in the demo's folder.</summary>
internal sealed class MailData(AppDb db) : IPersonalData
{
    public string Name => "courriels";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<OutgoingMail>(nameof(OutgoingMail.Recipient));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel) =>
        await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.Recipient == person.Email).OrderBy(m => m.CreatedAt).Select(m => new { m.CreatedAt, m.Recipient, m.Subject, m.SentAt }).ToListAsync(cancel);

    public async Task Erase(DataSubject person, CancellationToken cancel) =>
        await db.Set<OutgoingMail>().Where(m => m.Recipient == person.Email).ExecuteDeleteAsync(cancel);
}
