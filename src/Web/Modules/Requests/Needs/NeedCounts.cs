using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests.Needs;

/// <summary>How many were asked for in a place, of a type, and for how many of them a service could not.</summary>
internal sealed record NeedCount(string? Place, string Support, int Received, int Unmet);

/// <summary>Counts needs in the database, from one index that holds all that is asked of it; no service is named in what it reads.</summary>
internal sealed class NeedCounts(AppDb db)
{
    /// <summary>What was asked for, by place and type.</summary>
    /// <param name="territory">Its communes; null = all provinces and départements.</param>
    /// <param name="year">Received in it; null = ever.</param>
    public async Task<IReadOnlyList<NeedCount>> Of(string? territory, int? year, CancellationToken cancel)
    {
        var counted = Between(db.Set<SupportRequest>().Where(r => r.IsCounted), year);
        var groups = territory is null
            ? counted.GroupBy(r => new { Place = r.TerritoryCode, r.Support })
            : counted.Where(r => r.TerritoryCode == territory).GroupBy(r => new { Place = r.CommuneCode, r.Support });
        return await groups.Select(g => new NeedCount(g.Key.Place, g.Key.Support, g.Count(), g.Sum(r => r.IsUnmet ? 1 : 0))).ToListAsync(cancel);
    }

    /// <summary>What the services of these organisations themselves could not take: a request once, however many of them it came to.</summary>
    public async Task<IReadOnlyList<NeedCount>> Own(IReadOnlyCollection<OrganizationId> own, IReadOnlyCollection<string> reasons, int? year, CancellationToken cancel) => own.Count == 0 ? []
        : await Between(db.Set<SupportRequest>().Where(r => r.IsCounted), year)
            .Where(r => r.Addressees.Any(a => a.OrganizationId != null && own.Contains(a.OrganizationId.Value) && a.DeclineReason != null && reasons.Contains(a.DeclineReason)))
            .GroupBy(r => new { r.TerritoryCode, r.Support }).Select(g => new NeedCount(g.Key.TerritoryCode, g.Key.Support, g.Count(), g.Count())).ToListAsync(cancel);

    public async Task<IReadOnlyList<int>> Years(CancellationToken cancel)
    {
        var first = await db.Set<SupportRequest>().Where(r => r.IsCounted).MinAsync(r => (DateOnly?)r.ReceivedOn, cancel);
        var last = await db.Set<SupportRequest>().Where(r => r.IsCounted).MaxAsync(r => (DateOnly?)r.ReceivedOn, cancel);
        return first is null || last is null ? [] : [.. Enumerable.Range(first.Value.Year, last.Value.Year - first.Value.Year + 1).Reverse()];
    }

    private static IQueryable<SupportRequest> Between(IQueryable<SupportRequest> requests, int? year)
    {
        if (year is not { } y)
            return requests;
        var (from, to) = (new DateOnly(y, 1, 1), new DateOnly(y, 12, 31));
        return requests.Where(r => r.ReceivedOn >= from && r.ReceivedOn <= to);
    }
}
