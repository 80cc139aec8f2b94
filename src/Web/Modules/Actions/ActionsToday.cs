using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>For who prepares actions, records that are over and still drafts; for funders, the records published in the last month.</summary>
internal sealed class ActionsToday(ActionBook book, ICurrentPerson person, Texts texts, TimeProvider time) : IToday
{
    private const int New = 30;

    // What was done with one team is not published but by its own will.
    private const string Accompaniment = "accompagnement";

    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var lines = (await book.Managed(cancel)).Where(a => !a.IsPublished && a.Kind != Accompaniment && a.Ends < a.Today(time))
            .Select(a => new TodayLine(texts["actions.today.draft"], $"{a.Address}/publication", a.Ends!.Value, a.Title)).ToList();
        if (!person.Is(Role.Funder))
            return lines;
        var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-New);
        // Who funds the whole network reads everything new; an organisation, what it pays for.
        var read = person.Roles.Any(r => r is { Role: Role.Funder, Organization: null }) ? book.Visible() : book.Funded();
        var fresh = await read.Where(a => a.PublishedOn >= since).Select(a => new { a.Title, a.Slug, a.PublishedOn }).ToListAsync(cancel);
        lines.AddRange(fresh.Select(a => new TodayLine(texts["actions.today.published"], $"/actions/{a.Slug}", a.PublishedOn!.Value, a.Title)));
        return lines;
    }
}
