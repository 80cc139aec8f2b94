using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Sessions.Contracts;

/// <summary>When a session is, as anyone may know it.</summary>
/// <param name="StartsAt">In the zone of its action.</param>
/// <param name="Status">Code of the list session-statuses.</param>
internal sealed record SessionDate(ActionId Action, DateOnly Date, TimeOnly StartsAt, TimeOnly EndsAt, string Status);

/// <summary>An action in a calendar, with where it is and what it is about for who reads that calendar.</summary>
internal sealed record CalendarAction(ActionId Action, string Title, string Zone, string? Location, string? Description);

/// <summary>The dates of sessions, for modules that announce them; whoever asks has made sure that its reader may know.</summary>
internal interface ISessionDates
{
    /// <summary>Sessions that are not cancelled, in order of time.</summary>
    Task<IReadOnlyList<SessionDate>> Of(IReadOnlyCollection<ActionId> actions, CancellationToken cancel);

    /// <summary>The first day of each action that has a session planned or held.</summary>
    Task<IReadOnlyDictionary<ActionId, DateOnly>> First(IReadOnlyCollection<ActionId> actions, CancellationToken cancel);

    /// <summary>The first session that stands, else the day the action says.</summary>
    async Task<DateOnly?> Begins(ActionCard action, CancellationToken cancel) => (await First([action.Id], cancel)).TryGetValue(action.Id, out var first) ? first : action.Begins;

    /// <summary>Those of any action from this day on.</summary>
    Task<IReadOnlyList<SessionDate>> From(DateOnly day, CancellationToken cancel);

    /// <summary>A calendar file of all their sessions, which replaces what a reader had of them.</summary>
    Task<string> Calendar(string name, IReadOnlyCollection<CalendarAction> actions, CancellationToken cancel);
}
