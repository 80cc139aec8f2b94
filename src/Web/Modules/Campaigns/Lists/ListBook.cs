using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>Mailing lists and campaigns in the scope of the person who asks: those of the organisations they work for. Another's is not found, for the coordination neither.</summary>
internal sealed class ListBook(AppDb db, ICurrentPerson person, IActions actions, TimeProvider time)
{
    private List<HeldRole> Working => [.. person.Roles.Where(r => r.Role is Role.Facilitator or Role.ServiceMember && r.Team is null)];

    public bool Owns(OrganizationId organization) => Working.Exists(r => r.Organization is not { } own || own == organization);

    /// <summary>The organisations for which this person may keep lists; null = any.</summary>
    public IReadOnlyList<OrganizationId>? Own => Working.Exists(r => r.Organization is null) ? null : [.. Working.Select(r => r.Organization!.Value).Distinct()];

    public IQueryable<MailingList> Lists()
    {
        if (Own is not { } own)
            return db.Set<MailingList>();
        var mine = own.ToList();
        return db.Set<MailingList>().Where(l => mine.Contains(l.OrganizationId));
    }

    public Task<MailingList?> Find(Guid id, CancellationToken cancel) => Lists().SingleOrDefaultAsync(l => l.Id == new MailingListId(id), cancel);

    public async Task<(MailingList List, Contact Contact)?> FindContact(Guid id, CancellationToken cancel) =>
        await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == new ContactId(id), cancel) is { } contact && await Find(contact.ListId.Value, cancel) is { } list ? (list, contact) : null;

    /// <summary>The action whose campaign this person prepares: led by an organisation of theirs.</summary>
    public async Task<ActionCard?> FindAction(string slug, CancellationToken cancel) =>
        await actions.FindManaged(slug, cancel) is { Lead: { } lead } card && Owns(lead) ? card : null;

    /// <summary>The day it is for who reads.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).DateTime);
}
