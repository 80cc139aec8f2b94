using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>What requests hold about who asked, known by the mail they were made with. Counts stay when the person is erased.</summary>
internal sealed class RequestData(AppDb db, TimeProvider time) : IPersonalData
{
    public string Name => "demandes";

    public IReadOnlyList<PersonalColumn> Columns { get; } =
    [
        .. Personal.Columns<SupportRequest>(nameof(SupportRequest.RequesterName), nameof(SupportRequest.Email), nameof(SupportRequest.Phone), nameof(SupportRequest.Team), nameof(SupportRequest.Story), nameof(SupportRequest.Expectations), nameof(SupportRequest.Context), nameof(SupportRequest.Needs), nameof(SupportRequest.Existing), nameof(SupportRequest.SentKey)),
        .. Personal.Columns<RequestMessage>(nameof(RequestMessage.Text)),
    ];

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var requests = await Of(person, cancel);
        var ids = requests.ConvertAll(r => r.Id);
        var messages = await db.Set<RequestMessage>().AsNoTracking().Where(m => ids.Contains(m.RequestId) && m.Kind != MessageKind.Note).OrderBy(m => m.At).ToListAsync(cancel);
        return requests.ConvertAll(r => new
        {
            r.Code,
            r.ReceivedOn,
            r.Status,
            r.RequesterName,
            r.Email,
            r.Phone,
            r.StructureName,
            r.Support,
            r.Story,
            r.Expectations,
            r.Needs,
            r.Existing,
            r.Context,
            r.Team,
            Messages = messages.FindAll(m => m.RequestId == r.Id).ConvertAll(m => new { m.At, From = m.Kind is MessageKind.Reply ? "vous" : "service", m.Text }),
        });
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var request in await Of(person, cancel))
        {
            if (request.IsOpen)
                request.Close(RequestCodes.Erased, isUnmet: false, RequestEvent.Requester, now);
            await new Forgetting(db).Forget(request, now, cancel);
        }
        // A request that they looked after for their service is the service's: it waits for another of it.
        var account = new AccountId(person.Account);
        foreach (var mine in await db.Set<Addressee>().Where(a => a.AssignedTo == account).ToListAsync(cancel))
            mine.Assign(null);
    }

    private async Task<List<SupportRequest>> Of(DataSubject person, CancellationToken cancel)
    {
        if (person.Email?.Trim().ToLowerInvariant() is not { Length: > 0 } mail)
            return [];
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        return await db.Set<SupportRequest>().Include(r => r.Events).Include(r => r.Addressees).AsSplitQuery().Where(r => r.Email != null && r.Email.ToLower() == mail).ToListAsync(cancel);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
