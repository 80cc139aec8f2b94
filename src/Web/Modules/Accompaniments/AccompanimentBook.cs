using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>Accompaniments of the actions that someone prepares. A coordinator reads them, and titles of situations are not theirs.</summary>
internal sealed class AccompanimentBook(AppDb db, IActions actions, ISessionFigures sessions, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Code of the list action-modules.</summary>
    public const string Kind = "accompagnement";

    public bool Prepares(ActionCard action) =>
        person.Roles.Any(r => r.Role is Role.Facilitator or Role.ServiceMember && (r.Organization is { } own ? own == action.Lead : r.Team is null));

    /// <summary>The action, if it is an accompaniment that this person may read; else null, shown as 404.</summary>
    public async Task<ActionCard?> Read(string slug, CancellationToken cancel) =>
        await actions.FindManaged(slug, cancel) is { Kind: Kind } action ? action : null;

    /// <summary>As noted so far; where nobody has noted anything yet, a new one, which is kept once something is saved.</summary>
    public async Task<(Accompaniment One, bool IsNew)> Of(ActionId action, CancellationToken cancel) =>
        await db.Set<Accompaniment>().SingleOrDefaultAsync(a => a.ActionId == action, cancel) is { } one ? (one, false) : (new Accompaniment { ActionId = action }, true);

    public async Task<Dossier> Dossier(ActionCard action, Accompaniment one, CancellationToken cancel) => (await Dossiers([action], _ => one, cancel))[0];

    /// <summary>All accompaniments that this person may read, latest first.</summary>
    public async Task<IReadOnlyList<Dossier>> All(CancellationToken cancel)
    {
        var managed = (await actions.Managed(cancel)).Where(a => a.Kind == Kind).ToList();
        List<ActionId> ids = [.. managed.Select(a => a.Id)];
        var known = await db.Set<Accompaniment>().AsNoTracking().Where(a => ids.Contains(a.ActionId)).ToDictionaryAsync(a => a.ActionId, cancel);
        var all = await Dossiers(managed, id => known.GetValueOrDefault(id) ?? new Accompaniment { ActionId = id }, cancel);
        return [.. all.OrderByDescending(d => d.Begins).ThenBy(d => d.Action.Title, StringComparer.CurrentCulture)];
    }

    // However many there are, as many queries as for one.
    private async Task<IReadOnlyList<Dossier>> Dossiers(IReadOnlyList<ActionCard> some, Func<ActionId, Accompaniment> one, CancellationToken cancel)
    {
        List<ActionId> ids = [.. some.Select(a => a.Id)];
        var held = await sessions.Of(ids, cancel);
        var noted = await db.Set<Meeting>().AsNoTracking().Where(m => ids.Contains(m.ActionId)).ToDictionaryAsync(m => m.SessionId, cancel);
        var outcomes = (await db.Set<Outcome>().AsNoTracking().Include(o => o.File).Where(o => ids.Contains(o.ActionId)).OrderBy(o => o.On).ThenBy(o => o.Id).ToListAsync(cancel)).ToLookup(o => o.ActionId);
        var landmarks = (await db.Set<Landmark>().AsNoTracking().Where(l => ids.Contains(l.ActionId)).OrderBy(l => l.On).ThenBy(l => l.Id).ToListAsync(cancel)).ToLookup(l => l.ActionId);
        var situations = (await db.Set<SituationRead>().AsNoTracking().Where(s => ids.Contains(s.ActionId)).OrderBy(s => s.On).ThenBy(s => s.Id).ToListAsync(cancel)).ToLookup(s => s.ActionId);
        return [.. some.Select(a => new Dossier(
            a, one(a.Id), [.. held[a.Id].Sessions.Where(s => s.Status != SessionStatus.Cancelled).Select(s => new Step(s, noted.GetValueOrDefault(s.Id)))],
            [.. outcomes[a.Id]], [.. landmarks[a.Id]], [.. situations[a.Id]], held[a.Id].Situations, a.Today(time)))];
    }
}
