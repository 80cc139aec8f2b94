using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>Sessions of today and before that are not said held, lists of presence that are empty, dates that nobody was told.</summary>
internal sealed class SessionsToday(AppDb db, IActions actions, SessionBook book, IParticipants participants, Texts texts, TimeProvider time) : IToday
{
    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var prepared = (await actions.Managed(cancel)).Where(book.Prepares).ToDictionary(a => a.Id);
        if (prepared.Count == 0)
            return [];
        List<ActionId> ids = [.. prepared.Keys];
        var sessions = await db.Set<Session>().AsNoTracking().Where(s => ids.Contains(s.ActionId) && s.Status != SessionStatus.Cancelled)
            .Select(s => new { s.ActionId, s.Number, s.Date, s.Status, s.Sequence, s.ToldSequence, s.ChangedAt, Noted = s.Attendance.Any() }).ToListAsync(cancel);
        var lines = new List<TodayLine>();
        foreach (var plan in sessions.GroupBy(s => s.ActionId))
        {
            var action = prepared[plan.Key];
            var today = action.Today(time);
            var here = $"/seances/{action.Slug}";
            lines.AddRange(plan.Where(s => s.Status != SessionStatus.Held && s.Date <= today)
                .Select(s => new TodayLine(texts[s.Date == today ? "seances.today.now" : "seances.today.not_held", s.Date], s.Date == today ? $"{here}/{s.Number}" : $"{here}/{s.Number}/tenue", s.Date, action.Title)));
            var unnoted = plan.Where(s => s.Status == SessionStatus.Held && !s.Noted).ToList();
            var untold = plan.Where(s => s.Status != SessionStatus.Held && s.Date > today && s.Sequence != s.ToldSequence).ToList();
            if (unnoted.Count + untold.Count == 0 || (await participants.Of(action.Id, cancel)).Count == 0)
                continue;
            lines.AddRange(unnoted.Select(s => new TodayLine(texts["seances.today.no_presence", s.Date], $"{here}/{s.Number}/presences", s.Date, action.Title)));
            if (untold.Count > 0)
                lines.Add(new TodayLine(texts.Count("seances.today.untold", untold.Count), here, DateOnly.FromDateTime(untold.Min(s => s.ChangedAt).UtcDateTime), action.Title));
        }
        return lines;
    }
}
