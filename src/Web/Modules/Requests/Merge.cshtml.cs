using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>Makes one request of two that say the same; the other stays to be read, closed as a duplicate, and its services are asked for the one that goes on.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class MergeModel(RequestBook book, AppDb db, IVocabularies vocabularies, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    public SupportRequest Other { get; private set; } = null!;

    /// <summary>The older one goes on: it has waited longer. Of two of one day, the one that was written first.</summary>
    public SupportRequest Kept => (One.ReceivedOn, One.Id.Value).CompareTo((Other.ReceivedOn, Other.Id.Value)) <= 0 ? One : Other;

    public async Task<IActionResult> OnGet(string code, Guid? pour, string? avec, CancellationToken cancel) => await Read(code, pour, avec, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string code, Guid? pour, string? avec, CancellationToken cancel)
    {
        if (!await Read(code, pour, avec, cancel))
            return NotFound();
        var now = time.GetUtcNow();
        var (kept, joined) = (Kept, Kept == One ? Other : One);
        if (joined.JoinTo(kept, Book.By, now) is { } refused)
            return this.Refused(refused, Texts);
        foreach (var asked in joined.Addressees)
        {
            asked.RemindAt = null;
            if (kept.Addressees.Exists(a => a.ServiceId == asked.ServiceId))
                continue;
            var again = new Addressee { Id = EntityId.New<AddresseeId>(time), RequestId = kept.Id, ServiceId = asked.ServiceId, ServiceName = asked.ServiceName, OrganizationId = asked.OrganizationId, PassedOnBy = asked.PassedOnBy, AskedAt = asked.AskedAt };
            again.StartWaiting(now);
            kept.Addressees.Add(again);
        }
        (kept.Email, kept.Phone, kept.RequesterName) = (kept.Email ?? joined.Email, kept.Phone ?? joined.Phone, kept.RequesterName ?? joined.RequesterName);
        db.Record(new AuditFact("request.joined", $"request:{kept.Id}", Guid.Parse(Book.By)));
        if (await Book.Save(cancel) is { } refusal)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts["requests.twins.done"]);
        return LocalRedirect($"/demandes/{kept.Code}");
    }

    public string Label(string list, string code) => vocabularies.Label(list, code, Texts);

    private async Task<bool> Read(string code, Guid? pour, string? other, CancellationToken cancel)
    {
        if (other is null || !await Find(code, pour, mustAnswer: false, cancel) || await Book.Find(other, cancel) is not { } twin || twin.Id == One.Id || !twin.IsOpen || !One.IsOpen)
            return false;
        Other = twin;
        return true;
    }
}
