using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>Requests in the scope of the person who asks: those their services were asked for; for the coordination all, without what services write.</summary>
internal sealed class RequestBook(AppDb db, ICurrentPerson person, IMembers members)
{
    // Of the request found last: organisations asked of which nobody has an account.
    private readonly HashSet<OrganizationId> empty = [];

    /// <summary>The organisations whose services this person answers for.</summary>
    public IReadOnlyList<OrganizationId> Own { get; } = [.. person.Roles.Where(r => r.Role is Role.ServiceMember && r.Organization is not null).Select(r => r.Organization!.Value).Distinct()];

    public bool Coordinates => person.Is(Role.Coordinator);

    public string By => person.Id!.Value.ToString();

    public IQueryable<SupportRequest> Visible()
    {
        var own = Own;
        return Coordinates
            ? db.Set<SupportRequest>().Where(r => r.Status != RequestStates.Draft)
            : db.Set<SupportRequest>().Where(r => r.Status != RequestStates.Draft && r.Addressees.Any(a => a.OrganizationId != null && own.Contains(a.OrganizationId.Value)));
    }

    /// <summary>With what happened and whom it asks, to be changed; null = not this person's.</summary>
    public async Task<SupportRequest?> Find(string code, CancellationToken cancel)
    {
        var said = code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        var found = await Visible().Include(r => r.Events).Include(r => r.Addressees).AsSplitQuery().SingleOrDefaultAsync(r => r.Code == said, cancel);
        foreach (var organization in Coordinates && found is not null ? found.Addressees.Select(a => a.OrganizationId).OfType<OrganizationId>().Distinct().ToList() : [])
        {
            if ((await members.Of(organization, Role.ServiceMember, cancel)).Count == 0)
                empty.Add(organization);
        }
        return found;
    }

    /// <summary>Saves; where someone else changed the request meanwhile, says so and changes nothing.</summary>
    public async Task<Refusal?> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal("requests.changed_meanwhile");
        }
    }

    /// <summary>Whether this person answers for it: their organisation's; or, for the coordination, one that nobody answers for here.</summary>
    public bool Answers(Addressee addressee) => addressee.OrganizationId is { } organization ? Own.Contains(organization) || empty.Contains(organization) : Coordinates;

    /// <summary>The service this person speaks for in a request: the one named, else the first that is open.</summary>
    public Addressee? Mine(SupportRequest request, Guid? named = null)
    {
        var own = request.Addressees.Where(Answers).OrderBy(a => !a.IsOpen).ThenBy(a => a.AskedAt).ThenBy(a => a.Id.Value).ToList();
        return own.Find(a => a.Id.Value == named) ?? own.FirstOrDefault();
    }
}
