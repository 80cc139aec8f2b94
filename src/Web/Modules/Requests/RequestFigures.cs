using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

internal sealed class RequestFigures(AppDb db) : IRequestFigures
{
    private static readonly string[] NoRequests = [RequestCodes.Duplicate, RequestCodes.Abusive, RequestCodes.FromAPerson];

    public async Task<ReceivedRequests> Of(IReadOnlyCollection<OrganizationId> organizations, CancellationToken cancel)
    {
        List<OrganizationId?> asked = [.. organizations.Select(o => (OrganizationId?)o)];
        var rows = await (from a in db.Set<Addressee>()
                          where asked.Contains(a.OrganizationId)
                          join r in db.Set<SupportRequest>() on a.RequestId equals r.Id
                          where r.Status != RequestStates.Draft && (r.ClosingReason == null || !NoRequests.Contains(r.ClosingReason))
                          select new { a.RequestId, a.AskedAt, a.AnsweredAt }).ToListAsync(cancel);
        var days = rows.GroupBy(r => r.RequestId).Select(g => g.Where(r => r.AnsweredAt is not null).Select(r => (int?)(r.AnsweredAt!.Value - r.AskedAt).Days).Min()).ToList();
        List<int> answered = [.. days.OfType<int>().Order()];
        return new ReceivedRequests(days.Count, answered.Count, answered.Count == 0 ? null : (answered[(answered.Count - 1) / 2] + answered[answered.Count / 2]) / 2);
    }
}
