using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Today;

/// <summary>What waits for who reads, the oldest first.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(IEnumerable<IToday> parts, IEnumerable<IAgenda> agendas, IEnumerable<SiteLink> links, ICurrentPerson person, TimeProvider time) : PageModel
{
    private const int Dates = 5;

    public ICurrentPerson Person { get; } = person;

    public DateOnly Day { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).DateTime);

    public IReadOnlyList<TodayLine> Lines { get; private set; } = [];

    public IReadOnlyList<AgendaLine> Agenda { get; private set; } = [];

    public IReadOnlyList<SiteLink> Desk { get; private set; } = [];

    public int DaysOf(TodayLine line) => Math.Max(0, Day.DayNumber - line.Since.DayNumber);

    public async Task OnGet(CancellationToken cancel)
    {
        var lines = new List<TodayLine>();
        foreach (var part in parts)
            lines.AddRange(await part.Lines(cancel));
        var agenda = new List<AgendaLine>();
        foreach (var part in agendas)
            agenda.AddRange(await part.Next(Dates, cancel));
        Agenda = [.. agenda.OrderBy(a => a.Day).ThenBy(a => a.At).Take(Dates)];
        Desk = [.. links.Where(l => l.Place is LinkPlace.Desk && l.ShownTo(User)).OrderBy(l => l.Order)];
        Lines = [.. lines.OrderBy(l => l.Since).ThenBy(l => l.About, StringComparer.Ordinal).ThenBy(l => l.Link, StringComparer.Ordinal)];
    }
}
