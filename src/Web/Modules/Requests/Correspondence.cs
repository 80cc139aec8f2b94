using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Requests.Proposals;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>What is written and proposed around a request, as one of its sides may read it.</summary>
internal sealed class Correspondence(AppDb db)
{
    public Task<List<RequestMessage>> Messages(RequestId request, CancellationToken cancel) =>
        db.Set<RequestMessage>().AsNoTracking().Where(m => m.RequestId == request).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancel);

    public Task<List<Proposal>> Proposals(RequestId request, CancellationToken cancel) =>
        db.Set<Proposal>().Where(p => p.RequestId == request).OrderBy(p => p.Number).ToListAsync(cancel);

    public void Write(SupportRequest request, Addressee addressee, MessageKind kind, string text, string by, DateTimeOffset now, DateOnly? saidOn = null)
    {
        db.Add(new RequestMessage { Id = Guid.CreateVersion7(now), RequestId = request.Id, AddresseeId = addressee.Id, Kind = kind, Text = text.Trim(), At = now, SaidOn = saidOn, By = by });
        if (kind is MessageKind.Reply)
            request.Note("message", by, now, addressee);
    }
}
