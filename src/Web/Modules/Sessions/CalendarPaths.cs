using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>Calendar files that follow changes: dates for everyone where the action is published, more under an address that was given out.</summary>
internal sealed class CalendarPaths(AppDb db, IActions actions, CalendarKey key, IPlaces places, IVocabularies vocabularies, Settings settings, Texts texts)
{
    private const string Type = "text/calendar; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/seances/{action}/calendrier.ics", (string action, CalendarPaths paths, CancellationToken cancel) => paths.Published(action, cancel)).AllowAnonymous();
        endpoints.MapGet("/seances/abonnement/{key}", (string key, CalendarPaths paths, CancellationToken cancel) => paths.Secret(key, cancel)).AllowAnonymous();
    }

    private async Task<IResult> Published(string slug, CancellationToken cancel) =>
        await actions.Find(slug, cancel) is { IsPublished: true } action ? await Write(action.Id, action.Title, action.Zone, null, cancel) : Results.NotFound();

    // Who holds the address may not be signed in: it stands for the right to read, and shows no more than a title and dates of a draft.
    private async Task<IResult> Secret(string said, CancellationToken cancel)
    {
        if (key.Read(said) is not var (id, whom, generation, zone))
            return Results.NotFound();
        var now = await db.Set<Cycle>().AsNoTracking().Where(c => c.ActionId == id).Select(c => (int?)c.FeedGeneration).SingleOrDefaultAsync(cancel) ?? 0;
        if (now != generation)
            return Results.NotFound();
        var action = await actions.Find(id, cancel);
        return await Write(id, action?.Title ?? texts["seances.feed.untitled"], zone, whom, cancel);
    }

    private async Task<IResult> Write(ActionId action, string title, string zone, CalendarFor? whom, CancellationToken cancel)
    {
        var sessions = await db.Set<Session>().AsNoTracking().Include(s => s.Facilitators).Where(s => s.ActionId == action).OrderBy(s => s.Date).ThenBy(s => s.Number).ToListAsync(cancel);
        var host = new Uri(settings.PublicUrl).Host;
        return Results.Text(CalendarFile.Write(title, sessions.Select(s => CalendarFile.Event(s, new CalendarAction(action, title, zone, whom is null ? null : s.Where(places), whom is null ? null : About(s, whom.Value)), host))), Type);
    }

    private string? About(Session s, CalendarFor whom)
    {
        var lines = s.PlannedTopics.Select(t => vocabularies.Label(SessionLists.Topics, t, texts));
        if (whom is CalendarFor.Staff && s.Facilitators.Count > 0)
            lines = lines.Prepend(string.Join(", ", s.Facilitators.Select(f => f.FullName)));
        return string.Join('\n', lines) is { Length: > 0 } said ? said : null;
    }

    // An hour that the clock skips in spring is read as one later.
    internal static DateTimeOffset At(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
