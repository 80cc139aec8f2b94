using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Home.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Trainings;

/// <summary>A training with what its action, its sessions and its registrations say of it.</summary>
/// <param name="Dates">In order; those that are over too.</param>
internal sealed record Announced(ActionCard Action, Training Training, IReadOnlyList<SessionDate> Dates, Capacity Capacity, CallDates? Call)
{
    /// <summary>Null = not limited.</summary>
    public int? Left => Capacity.Places is { } places ? Math.Max(0, places - Capacity.Taken) : null;

    public bool IsOpen => Call?.IsOpen == true;
}

/// <summary>Trainings in the scope of the person who asks.</summary>
internal sealed class TrainingBook(AppDb db, IActions actions, ISessionDates dates, IParticipants participants, ICalls calls, IPlaces places, TrainingWords words, TimeProvider time) : IComingTrainings, IComing
{
    public async Task<Announced?> Find(string slug, CancellationToken cancel) =>
        await actions.Find(slug, cancel) is { Kind: Training.Kind } action && await One(action.Id, cancel) is { } training
            ? await With(action, training, await dates.Of([action.Id], cancel), cancel) : null;

    /// <summary>Published trainings with a day to come, the soonest first.</summary>
    public async Task<IReadOnlyList<Announced>> Coming(CancellationToken cancel, int most = int.MaxValue)
    {
        // A day ahead of UTC is the earliest that any zone of the network is at; each is then judged by its own day.
        var ahead = (await dates.From(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1), cancel)).ToLookup(d => d.Action);
        List<ActionId> ids = [.. ahead.Select(g => g.Key)];
        var trainings = await db.Set<Training>().AsNoTracking().Where(t => ids.Contains(t.ActionId)).ToDictionaryAsync(t => t.ActionId, cancel);
        var soonest = (await actions.Named(trainings.Keys, cancel)).Values
            .Where(a => a.IsPublished)
            .Select(a => (Action: a, Dates: ahead[a.Id].Where(d => d.Date >= a.Today(time)).ToList()))
            .Where(a => a.Dates.Count > 0)
            .OrderBy(a => a.Dates[0].Date).ThenBy(a => a.Action.Title, StringComparer.Ordinal)
            .Take(most);
        var coming = new List<Announced>();
        foreach (var (action, its) in soonest)
            coming.Add(await With(action, trainings[action.Id], its, cancel));
        return coming;
    }

    public async Task<IReadOnlyList<ComingDate>> Next(int most, CancellationToken cancel) => [.. (await Coming(cancel, most)).Select(words.Date)];

    public async Task<IReadOnlyList<Announced>> Coming(TrainingAsk ask, CancellationToken cancel) =>
        [.. (await Coming(cancel)).Where(a => Answers(a, ask))];

    public async Task<IReadOnlyList<ComingTraining>> Matching(TrainingAsk ask, CancellationToken cancel) => [.. (await Coming(ask, cancel)).Select(words.Line)];

    public async Task<IReadOnlyList<ComingTraining>> Of(ServiceId service, CancellationToken cancel) =>
        await db.Set<Training>().AnyAsync(t => t.ServiceId == service, cancel) ? [.. (await Coming(cancel)).Where(a => a.Training.ServiceId == service).Select(words.Line)] : [];

    /// <summary>Whether a place is where the search looks; what has no place is everywhere, as a training by video is.</summary>
    public bool IsThere(IReadOnlyCollection<string> at, TrainingAsk ask)
    {
        if (at.Count > 0 && ask.Territories.Count > 0 && !at.Any(code => ask.Territories.Any(t => places.Descends(code, t) || places.Descends(t, code))))
            return false;
        if (at.Count == 0 || places.Resolve(ask.Near).Certain is not { } near)
            return true;
        return at.Any(code => places.Descends(near.Code, code) || (places.Find(code)?.Point is { } point && near.Point is { } centre && Platform.Geo.Distance.Kilometres(point, centre) <= ask.Kilometres));
    }

    private bool Answers(Announced one, TrainingAsk ask) =>
        (ask.Sectors.Count == 0 || one.Training.Sectors.Count == 0 || one.Training.Sectors.Intersect(ask.Sectors, StringComparer.Ordinal).Any())
        && IsThere(one.Training.PlaceCode is { } code ? [code] : [], ask)
        && TrainingWords.Says($"{one.Action.Title} {one.Action.LeadName} {one.Training.Audience} {words.Sectors(one.Training.Sectors)} {words.Place(one.Training)}", ask.Words);

    private async Task<Training?> One(ActionId action, CancellationToken cancel) =>
        await db.Set<Training>().AsNoTracking().Include(t => t.Openings).SingleOrDefaultAsync(t => t.ActionId == action, cancel);

    private async Task<Announced> With(ActionCard action, Training training, IReadOnlyList<SessionDate> all, CancellationToken cancel) =>
        new(action, training, all, await participants.Capacity(action.Id, cancel), await calls.Of(action, cancel));
}
