using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>Writes down that who asks agreed by word of mouth, and when.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class AcceptanceModel(RequestBook book, Correspondence correspondence, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    private Proposals.Proposal? last;

    [BindProperty]
    public DateOnly? On { get; set; }

    public Proposals.Proposal Last => last!;

    public async Task<IActionResult> OnGet(string code, Guid? pour, CancellationToken cancel)
    {
        On = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return await Read(code, pour, cancel) && Last.AcceptedAt is null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string code, Guid? pour, int version, CancellationToken cancel)
    {
        if (!await Read(code, pour, cancel))
            return NotFound();
        var now = time.GetUtcNow();
        if (On is not { } day || day > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) || day < One.ReceivedOn)
        {
            ModelState.AddModelError("On", Texts["requests.acceptance.day"]);
            return this.Again();
        }
        var refusal = version != Last.Number ? new Refusal("requests.proposal.newer_version", Last.Number) : Last.Accept(Book.By, now, day);
        if (refusal is null)
        {
            // Signed by who heard it, whoever's the proposal is.
            One.Advance(RequestStates.Agreed, Book.By, now, Mine, Last.Number.ToString(CultureInfo.InvariantCulture));
            refusal = await Book.Save(cancel);
        }
        if (refusal is not null)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts["requests.accepted"]);
        return LocalRedirect(Back);
    }

    private async Task<bool> Read(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: true, cancel) || !One.IsOpen)
            return false;
        var owner = Mine!.JoinedToId ?? Mine.Id;
        last = (await correspondence.Proposals(One.Id, cancel)).LastOrDefault(p => p.AddresseeId == owner);
        return last is not null;
    }
}
