using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Lists.Import;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>What mailing lists and invitations hold about a person, known by the mail. That the address is never to be written to again stays, as a hash.</summary>
internal sealed class CampaignData(AppDb db) : IPersonalData
{
    public string Name => "invitations";

    public IReadOnlyList<PersonalColumn> Columns { get; } =
    [
        .. Personal.Columns<Contact>(nameof(Contact.ContactName), nameof(Contact.ContactFunction), nameof(Contact.Email), nameof(Contact.EmailKey), nameof(Contact.PostalAddress), nameof(Contact.SearchKey)),
        .. Personal.Columns<WaitingFile>(nameof(WaitingFile.Content)),
        .. Personal.Columns<Invitation>(nameof(Invitation.Email), nameof(Invitation.EmailKey), nameof(Invitation.Addressee)),
    ];

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        if (person.Email is not { } mail)
            return null;
        var key = MailKey.Of(mail);
        var contacts = await db.Set<Contact>().AsNoTracking().Where(c => c.EmailKey == key).ToListAsync(cancel);
        var invitations = await db.Set<Invitation>().AsNoTracking().Where(i => i.EmailKey == key).ToListAsync(cancel);
        return new
        {
            Contacts = contacts.Select(c => new { c.ContactName, c.ContactFunction, c.Email, c.PostalAddress, c.StructureName, c.LawfulBasis, c.BasisText, c.BasisOn, c.Origin, c.VerifiedOn, c.OptedOutOn }).ToList(),
            Invitations = invitations.Select(i => new { Action = i.ActionId.Value, i.Email, i.Addressee, i.StructureName, i.SentAt }).ToList(),
        };
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        // They wait for an hour at most and are soon sent again: whom they name is not looked for.
        db.RemoveRange(await db.Set<WaitingFile>().ToListAsync(cancel));
        if (person.Email is not { } mail)
            return;
        var key = MailKey.Of(mail);
        db.RemoveRange(await db.Set<Contact>().Where(c => c.EmailKey == key).ToListAsync(cancel));
        // The structure was invited: that count stays, the address goes. What had not left is not sent.
        foreach (var invitation in await db.Set<Invitation>().Where(i => i.EmailKey == key).ToListAsync(cancel))
        {
            if (invitation.SentAt is null)
                db.Remove(invitation);
            else
                invitation.Email = invitation.EmailKey = invitation.Addressee = null;
        }
    }
}
