using System.Linq.Expressions;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>Actions in the scope of the person who asks; every screen and every other module looks them up here.</summary>
internal sealed class ActionBook(AppDb db, ICurrentPerson person, IOrganizations organizations) : IActions
{
    /// <summary>Whether this person prepares the action. Roles for the whole network count where no organisation leads.</summary>
    public bool Manages(OrganizationId? lead) => person.Is(Role.Coordinator)
        || person.Roles.Any(r => r.Role is Role.Facilitator or Role.ServiceMember && (r.Organization is { } own ? own == lead : r.Team is null));

    /// <summary>The records this person may open: published ones, and drafts they prepare.</summary>
    public IQueryable<ActionRecord> Visible()
    {
        if (person.Is(Role.Coordinator))
            return db.Set<ActionRecord>();
        var own = OwnOrganizations();
        return db.Set<ActionRecord>().Where(a => a.PublishedOn != null || (a.LeadId != null && own.Contains(a.LeadId.Value)));
    }

    /// <summary>Published records that an organisation of this person pays for.</summary>
    public IQueryable<ActionRecord> Funded()
    {
        List<OrganizationId> paying = [.. person.Roles.Where(r => r.Role is Role.Funder && r.Organization is not null).Select(r => r.Organization!.Value)];
        return Visible().Where(a => a.Links.Any(l => l.Role == ActionRoles.Funder && l.OrganizationId != null && paying.Contains(l.OrganizationId.Value)));
    }

    public async Task<ActionCard?> Find(string slug, CancellationToken cancel) => await One(a => a.Slug == slug, cancel);

    public async Task<ActionCard?> Find(ActionId id, CancellationToken cancel) => await One(a => a.Id == id, cancel);

    public async Task<ActionCard?> Known(ActionId id, CancellationToken cancel) => (await Cards(db.Set<ActionRecord>().Where(a => a.Id == id), cancel)).SingleOrDefault();

    public async Task<ActionCard?> FindManaged(string slug, CancellationToken cancel) =>
        await Find(slug, cancel) is { } card && Manages(card.Lead) ? card : null;

    public async Task<IReadOnlyList<ActionCard>> Managed(CancellationToken cancel)
    {
        var own = OwnOrganizations();
        var all = person.Is(Role.Coordinator);
        if (!all && own.Count == 0)
            return [];
        return await Cards(db.Set<ActionRecord>().Where(a => all || (a.LeadId != null && own.Contains(a.LeadId.Value)))
            .OrderByDescending(a => a.Begins).ThenByDescending(a => a.Year).ThenBy(a => a.Id), cancel);
    }

    public async Task<IReadOnlyDictionary<ActionId, ActionCard>> Named(IReadOnlyCollection<ActionId> ids, CancellationToken cancel) =>
        (await Cards(Visible().Where(a => ids.Contains(a.Id)), cancel)).ToDictionary(c => c.Id);

    public async Task<IReadOnlyList<ActionPartner>> Partners(ActionId action, CancellationToken cancel) =>
        await db.Set<ActionLink>().Where(l => l.ActionId == action && l.Role == ActionRoles.Partner).OrderBy(l => l.Position).Select(l => new ActionPartner(l.OrganizationId, l.OrganizationName)).ToListAsync(cancel);

    public async Task<IReadOnlyList<string>> Funders(ActionId action, CancellationToken cancel) =>
        [.. (await db.Set<ActionLink>().Where(l => l.ActionId == action && l.Role == ActionRoles.Funder).OrderBy(l => l.Position).Select(l => l.OrganizationName).ToListAsync(cancel)).Distinct(StringComparer.Ordinal)];

    public async Task<Reader> ReaderOf(ActionCard action, CancellationToken cancel)
    {
        if (Manages(action.Lead))
            return Reader.Team;
        // Who keeps the machine running reads dates, times and counts; never who, nor what was worked on.
        if (person.Is(Role.Administrator))
            return Reader.Funder;
        var funders = person.Roles.Where(r => r.Role is Role.Funder).ToList();
        if (funders.Exists(r => r.Organization is null))
            return Reader.Funder;
        List<OrganizationId> paying = [.. funders.Select(r => r.Organization!.Value)];
        if (paying.Count > 0 && await db.Set<ActionLink>().AnyAsync(l => l.ActionId == action.Id && l.Role == ActionRoles.Funder && l.OrganizationId != null && paying.Contains(l.OrganizationId.Value), cancel))
            return Reader.Funder;
        return person.SignedIn ? Reader.Network : Reader.Public;
    }

    private List<OrganizationId> OwnOrganizations() =>
        [.. person.Roles.Where(r => r.Role is Role.Facilitator or Role.ServiceMember && r.Organization is not null).Select(r => r.Organization!.Value)];

    private async Task<ActionCard?> One(Expression<Func<ActionRecord, bool>> which, CancellationToken cancel) =>
        (await Cards(Visible().Where(which), cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<ActionCard>> Cards(IQueryable<ActionRecord> records, CancellationToken cancel)
    {
        var rows = await records.Select(a => new { a.Id, a.Slug, a.Title, a.Year, a.Kind, a.Zone, a.LeadId, a.Begins, a.Ends, a.PublishedOn, a.FormerEditionId }).ToListAsync(cancel);
        List<OrganizationId> leads = [.. rows.Select(r => r.LeadId).OfType<OrganizationId>().Distinct()];
        var names = leads.Count == 0 ? new Dictionary<OrganizationId, string>() : await organizations.Named(leads, cancel);
        return [.. rows.Select(r => new ActionCard(r.Id, r.Slug, r.Title, r.Year, r.Kind, r.Zone, r.LeadId,
            r.LeadId is { } lead ? names.GetValueOrDefault(lead) : null, r.Begins, r.Ends, r.PublishedOn is not null, r.FormerEditionId))];
    }
}
