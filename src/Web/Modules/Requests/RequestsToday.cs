using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Proposals;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>Requests that wait for a first answer, agreed ones that wait to become an action, and for the coordination those that nobody was asked for or nobody answers.</summary>
internal sealed class RequestsToday(AppDb db, RequestBook book, Texts texts) : IToday
{
    private const int Most = 20;

    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var (own, open) = (book.Own, RequestStates.Open);
        var lines = new List<TodayLine>();
        if (own.Count > 0)
        {
            var waiting = await (from r in book.Visible()
                                 where open.Contains(r.Status)
                                 from a in r.Addressees
                                 where (a.Status == AskedStates.Waiting || a.RemindAt != null) && a.OrganizationId != null && own.Contains(a.OrganizationId.Value)
                                 orderby a.AskedAt
                                 select new { r.Code, r.StructureName, Since = a.Status == AskedStates.Waiting ? a.AskedAt : r.ChangedAt, a.Status, a.ServiceName, HasMail = r.Email != null }).Take(Most).ToListAsync(cancel);
            lines.AddRange(waiting.Select(w => new TodayLine(texts[w.Status != AskedStates.Waiting ? "requests.today.reply" : w.HasMail ? "requests.today" : "requests.today.call", w.StructureName], $"/demandes/{w.Code}", DateOnly.FromDateTime(w.Since.UtcDateTime), w.ServiceName)));
            var agreed = await (from r in book.Visible()
                                where open.Contains(r.Status)
                                join p in db.Set<Proposal>() on r.Id equals p.RequestId
                                where p.AcceptedAt != null
                                join a in db.Set<Addressee>() on p.AddresseeId equals a.Id
                                where a.OrganizationId != null && own.Contains(a.OrganizationId.Value)
                                orderby p.AcceptedAt
                                select new { r.Code, r.StructureName, p.AcceptedAt, a.ServiceName }).Take(Most).ToListAsync(cancel);
            lines.AddRange(agreed.Select(w => new TodayLine(texts["requests.today.agreed", w.StructureName], $"/demandes/{w.Code}", DateOnly.FromDateTime(w.AcceptedAt!.Value.UtcDateTime), w.ServiceName)));
        }
        if (own.Count > 0)
            lines.AddRange(await ToTell(own, cancel));
        if (book.Coordinates)
        {
            var alone = await book.Visible().Where(r => open.Contains(r.Status) && !r.Addressees.Any(a => a.Status != AskedStates.Declined && (a.Status != AskedStates.Waiting || a.RemindAt != null)))
                .OrderBy(r => r.ReceivedOn).Select(r => new { r.Code, r.StructureName, r.ReceivedOn }).Take(Most).ToListAsync(cancel);
            lines.AddRange(alone.Select(w => new TodayLine(texts["requests.today.alone", w.StructureName], $"/demandes/{w.Code}", w.ReceivedOn)));
        }
        return lines;
    }

    /// <summary>What was proposed to someone without a mail and not yet said; and answers given together that the other service has not taken up.</summary>
    private async Task<IEnumerable<TodayLine>> ToTell(IReadOnlyList<OrganizationId> own, CancellationToken cancel)
    {
        var open = RequestStates.Open;
        var silent = await (from r in book.Visible()
                            where open.Contains(r.Status) && r.Email == null
                            from a in r.Addressees
                            where a.Status == AskedStates.Proposed && a.OrganizationId != null && own.Contains(a.OrganizationId.Value)
                            let last = db.Set<Proposal>().Where(p => p.AddresseeId == a.Id).Max(p => (DateTimeOffset?)p.At)
                            where last != null && !db.Set<Proposal>().Any(p => p.AddresseeId == a.Id && p.AcceptedAt != null)
                                && !db.Set<RequestMessage>().Any(m => m.AddresseeId == a.Id && m.SaidOn != null && m.At > last)
                            orderby last
                            select new { r.Code, r.StructureName, Since = last!.Value, a.ServiceName }).Take(Most).ToListAsync(cancel);
        var together = await (from r in book.Visible()
                              where open.Contains(r.Status)
                              from a in r.Addressees
                              where a.Status == AskedStates.Joined && a.OrganizationId != null && own.Contains(a.OrganizationId.Value)
                                  && !db.Set<Proposal>().Any(p => p.AddresseeId == a.JoinedToId && p.AcceptedAt != null)
                                  && !r.Events.Any(e => e.AddresseeId == a.Id && e.What == RequestStates.Proposed)
                                  && !db.Set<RequestMessage>().Any(m => m.AddresseeId == a.Id && m.Kind != MessageKind.Reply)
                              orderby a.AnsweredAt
                              select new { r.Code, r.StructureName, Since = a.AnsweredAt ?? a.AskedAt, a.ServiceName }).Take(Most).ToListAsync(cancel);
        return [.. silent.Select(w => new TodayLine(texts["requests.today.tell", w.StructureName], $"/demandes/{w.Code}", DateOnly.FromDateTime(w.Since.UtcDateTime), w.ServiceName)),
            .. together.Select(w => new TodayLine(texts["requests.today.together", w.StructureName], $"/demandes/{w.Code}", DateOnly.FromDateTime(w.Since.UtcDateTime), w.ServiceName))];
    }
}
