using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Results;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Geo;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Guide;

/// <summary>One service as a pocket guide tells it.</summary>
internal sealed record GuideEntry(ResultRow Row, IReadOnlyList<string> Phones, string? Address, IReadOnlyList<(string Days, string Times)> Week, IReadOnlyList<string> Said);

/// <summary>Who serves a place, for the team and for the person, as fits in a pocket.</summary>
internal sealed record GuideSheet(Place Place, IReadOnlyList<GuideEntry> ForTeams, IReadOnlyList<GuideEntry> ForPersons, IReadOnlyList<HelpLine> Lines, DateTimeOffset At, string Address, bool IsCut)
{
    public int Count => ForTeams.Concat(ForPersons).Select(e => e.Row.Service.Id).Distinct().Count();
}

/// <summary>Gathers the guide of a place: every service that serves it, by the same search as the results.</summary>
internal sealed class GuideReader(AppDb db, DirectoryIndex index, ResultReader results, IPlaces places, IHelpLines lines, Texts texts, TimeProvider time)
{
    /// <summary>More would be no pocket guide.</summary>
    private const int Most = 120;

    public async Task<GuideSheet> Read(Place place, string address, CancellationToken cancel)
    {
        var (ids, total) = Serving(place);
        var rows = await results.Read(ids, cancel);
        var wanted = rows.Select(r => r.Service.Id).ToList();
        var stands = await (from at in db.Set<ServiceAtLocation>() where wanted.Contains(at.ServiceId) join l in db.Set<Location>() on at.LocationId equals l.Id select new { at.ServiceId, Location = l }).AsNoTracking().ToListAsync(cancel);
        var standing = stands.Select(s => s.Location.Id).Distinct().ToList();
        var locations = stands.OrderBy(s => s.Location.SourceId, StringComparer.Ordinal).ToLookup(s => s.ServiceId, s => s.Location);
        var addresses = (await db.Set<Address>().AsNoTracking().Where(a => standing.Contains(a.LocationId)).OrderBy(a => a.Position).ToListAsync(cancel)).ToLookup(a => a.LocationId);
        var phones = await db.Set<Phone>().AsNoTracking().Where(p => (p.ServiceId != null && wanted.Contains(p.ServiceId.Value)) || (p.LocationId != null && standing.Contains(p.LocationId.Value))).ToListAsync(cancel);
        var schedules = await db.Set<Schedule>().AsNoTracking().Where(s => (s.ServiceId != null && wanted.Contains(s.ServiceId.Value)) || (s.ServiceId == null && s.LocationId != null && standing.Contains(s.LocationId.Value))).ToListAsync(cancel);
        // The nearest first: a pocket guide is for going there.
        rows = [.. rows.OrderBy(r => r.Point is { } point && place.Point is { } middle ? Distance.Kilometres(middle, point) : double.MaxValue)];
        var words = new HoursWords(texts);
        var now = time.GetUtcNow();
        var entries = rows.Select(row =>
        {
            var own = locations[row.Service.Id].ToList();
            var numbers = phones.Where(p => p.ServiceId == row.Service.Id || own.Exists(l => l.Id == p.LocationId)).Select(p => p.Number).Distinct(StringComparer.Ordinal).Take(2).ToList();
            var address = own.SelectMany(l => addresses[l.Id]).Select(a => string.Join(", ", Reach.Lines(a))).FirstOrDefault();
            var doors = ServiceHours.Of(row.Service, own, schedules, [], places);
            var door = doors.Count > 0 ? doors[0] : null;
            return new GuideEntry(row, numbers, address, door is null ? [] : words.Week(door.Hours, door.Hours.DateAt(now)), door?.Hours.Unread ?? []);
        }).ToList();
        return new GuideSheet(
            place,
            entries.FindAll(e => e.Row.Service.Supports.Count > 0),
            entries.FindAll(e => e.Row.Service.PersonHelps.Count > 0),
            [.. lines.In(place.Country.ToUpperInvariant(), texts).Where(l => l.AtTheDoor)],
            now,
            address,
            IsCut: total > ids.Count);
    }

    // What a search gives lives in buffers of the thread: gathered page by page before anything is awaited.
    private (List<Guid> Ids, int Total) Serving(Place place)
    {
        var chosen = new IReadOnlyList<string>?[Facets.Count];
        chosen[(int)Facet.Territory] = [place.Code];
        var ids = new List<Guid>();
        var total = 0;
        for (var page = 1; page == 1 || (ids.Count < Math.Min(total, Most) && page <= Most / SearchQuery.PageSize); page++)
        {
            var found = index.Find(new SearchQuery { Chosen = chosen, Page = page });
            total = found.Total;
            ids.AddRange(found.Page.Select(h => found.Index.Cards.Id(h.Entry)));
        }
        return (ids, total);
    }
}
