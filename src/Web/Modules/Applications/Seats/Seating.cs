using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Twins;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Seats;

/// <summary>Opens the places of an action to one at a time, saves what was done with them, and lets the mails leave with it.</summary>
internal sealed class Seating(AppDb db, IActions actions, CandidacyMails mails, IEnumerable<IReplacements> replacements, IEnumerable<ICallGuard> guards, ISessionDates dates, TimeProvider time) : IComposition
{
    public IReadOnlyList<string> ToCall { get; private set; } = [];

    /// <summary>Acts on the places under the lock of the call: what is counted inside is true until it is saved. Tracked changes made before are not kept.</summary>
    public async Task<T> Under<T>(ActionId action, Func<SeatPlan, T> act, CancellationToken cancel)
    {
        var card = await actions.Known(action, cancel);
        db.ChangeTracker.Clear();
        await using var all = await db.Database.BeginTransactionAsync(cancel);
        // SQLite begins as a writer: it waits here. PostgreSQL waits on the row, so there has to be one.
        await db.Database.ExecuteSqlAsync($"insert into calls (action_id, needs_employer_agreement, offer_hours, version) values ({action.Value}, {false}, {Call.UsualHours}, {0}) on conflict (action_id) do nothing", cancel);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"select 1 from calls where action_id = {action.Value} for update", cancel);
        var call = await db.Set<Call>().SingleAsync(c => c.ActionId == action, cancel);
        var everyone = await db.Set<Candidacy>().Where(a => a.ActionId == action).OrderBy(a => a.Number).ToListAsync(cancel);
        var now = time.GetUtcNow();
        var today = card?.Today(time) ?? DateOnly.FromDateTime(now.UtcDateTime);
        IReplacementOrder? order = null;
        foreach (var one in replacements)
            order ??= await one.Of(action, cancel);
        var list = await guards.ListOf(action, cancel);
        // Once the sessions have begun, a place in the middle of the cycle is offered by hand.
        var plan = new SeatPlan(call, everyone, new SeatMoment(now, today, card is not null && (card.Begins is not { } first || today < first), card is null ? null : TimeZoneInfo.FindSystemTimeZoneById(card.Zone)), order, list);
        var result = act(plan);
        if (list is { PlacesGiven: true })
            plan.QueueLate("draw");
        List<Candidacy> told = [.. plan.ToTell.DistinctBy(a => a.Id)];
        var begins = card is not null && told.Exists(a => a.State == CandidacyStatus.Accepted) ? await dates.Begins(card, cancel) : null;
        foreach (var one in told)
            mails.TellState(one, card, new CandidacyNews(list, begins, one.PairedWithId is { } pair ? plan.Find(pair) : null));
        ToCall = [.. told.Where(a => a.Email is null && a.ApplicantName.Length > 0).Select(a => $"{a.ApplicantName} ({a.NumberText})")];
        foreach (var (mate, gone) in plan.LeftAlone.Where(l => l.Mate.State.Class is not StatusClass.Negative))
            mails.TellLeftAlone(mate, gone, card);
        await db.SaveChangesAsync(cancel);
        await all.CommitAsync(cancel);
        return result;
    }

    public async Task<(CompositionRules Rules, IReadOnlyList<Candidate> Candidates)> Of(ActionId action, CancellationToken cancel)
    {
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action, cancel);
        var all = (await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action).OrderBy(a => a.Number).ToListAsync(cancel)).ToDictionary(a => a.Id);
        return (new CompositionRules(call?.Places, call?.CapPerStructure, call?.NeedsEmployerAgreement == true),
            [.. all.Values.Where(a => a.State.Class is not StatusClass.Negative && a.State != CandidacyStatus.Draft).Select(AsCandidate(all))]);
    }

    public async Task<IReadOnlyList<BrokenRule>> Keep(ActionId action, IReadOnlyCollection<CandidacyId> chosen, string? forcedBecause, Guid by, CancellationToken cancel) => await Under(action, plan =>
    {
        var who = chosen.Select(plan.Find).OfType<Candidacy>().Where(a => a.State.Class is not StatusClass.Negative && a.State != CandidacyStatus.Draft).ToList();
        var byId = plan.All.ToDictionary(a => a.Id);
        var firm = plan.Holders.Where(h => h.State != CandidacyStatus.Kept);
        var then = firm.Concat(who).DistinctBy(a => a.Id).Select(AsCandidate(byId)).ToList();
        var broken = plan.Rules.Broken(then);
        if (broken.Any(b => !b.MayBeForced || string.IsNullOrWhiteSpace(forcedBecause)))
            return broken;
        foreach (var dropped in plan.All.Where(a => a.State == CandidacyStatus.Kept && !chosen.Contains(a.Id)))
            plan.PutBack(dropped, by.ToString());
        foreach (var one in who.Where(a => !a.State.TakesAPlace))
            plan.KeepAsChosen(one, by.ToString(), broken.Any(b => b.Who.Contains(one.Id)) ? forcedBecause : null);
        foreach (var alone in who.Where(a => a.AsCandidate(byId).LeftBy is not null))
            SeatPlan.KeepAlone(alone, forcedBecause);
        db.Record(new AuditFact("group.chosen", $"action:{action}", by));
        return (IReadOnlyList<BrokenRule>)[];
    }, cancel);

    public async Task<Refusal?> SeatDrawn(ActionId action, IReadOnlyList<CandidacyId> group, IReadOnlyList<CandidacyId> waiting, string because, Guid by, CancellationToken cancel) => await Under(action, plan =>
    {
        var refusal = plan.Seat(group, waiting, because, by.ToString());
        if (refusal is null)
            db.Record(new AuditFact("group.drawn", $"action:{action}", by));
        return refusal;
    }, cancel);

    /// <summary>With the applications that may be of the same person: two of them chosen by hand would be two places for one.</summary>
    private static Func<Candidacy, Candidate> AsCandidate(Dictionary<CandidacyId, Candidacy> all)
    {
        var twins = Twin.Of(all.Values).SelectMany(t => new[] { (t.Kept.Id, Other: t.Other.Id), (t.Other.Id, Other: t.Kept.Id) }).ToLookup(t => t.Id, t => t.Other);
        return one => one.AsCandidate(all) with { Twins = [.. twins[one.Id]] };
    }
}
