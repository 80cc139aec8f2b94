using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>Asks other services too, with who asked; each sees that the others are asked, and nothing of what they answer.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ForwardModel(RequestBook book, RequestMails mails, IServices services, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    private const int Offered = 12;
    private const int Most = 8;

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public string? Words { get; private set; }

    public IReadOnlyList<Choice> Found { get; private set; } = [];

    public async Task<IActionResult> OnGet(string code, Guid? pour, string? q, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: false, cancel) || !One.IsOpen)
            return NotFound();
        await Offer(q, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string code, Guid? pour, string? q, string? act, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: false, cancel))
            return NotFound();
        if (act == "find")
        {
            await Offer(q, cancel);
            return Page();
        }
        var named = await services.Named([.. Chosen.Distinct().Take(Most).Select(c => new ServiceId(c))], cancel);
        var fresh = named.Values.Where(s => s.IsListed && One.Addressees.TrueForAll(a => a.ServiceId != s.Id)).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (fresh.Count == 0)
        {
            await Offer(q, cancel);
            ModelState.AddModelError("Chosen", Texts["requests.forward.choose"]);
            return this.Again();
        }
        if (One.IsOver)
            return this.Refused(new Platform.Data.Refusal("requests.is_over"), Texts);
        var now = time.GetUtcNow();
        foreach (var service in fresh)
        {
            var asked = new Addressee { Id = EntityId.New<AddresseeId>(time), RequestId = One.Id, ServiceId = service.Id, ServiceName = service.FullName, OrganizationId = service.Organization, PassedOnBy = Mine?.ServiceName ?? Texts["requests.the_coordination"], AskedAt = now };
            asked.StartWaiting(now);
            One.Addressees.Add(asked);
            One.Advance(RequestStates.Assigned, Book.By, now, Mine, service.Name);
            await mails.TellService(One, asked, "new", cancel);
        }
        if (await Book.Save(cancel) is { } refusal)
        {
            await Find(code, pour, mustAnswer: false, cancel);
            await Offer(q, cancel);
            return this.Refused(refusal, Texts);
        }
        this.Say("done", Texts.Count("requests.forwarded", fresh.Count));
        return LocalRedirect(Back);
    }

    private async Task Offer(string? words, CancellationToken cancel)
    {
        Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        var found = Words is not null ? await services.Search(Words, null, null, null, Offered, cancel) : await services.Search(null, One.Support, null, One.CommuneCode, Offered, cancel);
        // What is ticked stays, whatever is looked for next.
        var ticked = await services.Named([.. Chosen.Distinct().Take(Most).Select(c => new ServiceId(c))], cancel);
        Found = [.. ticked.Values.Where(s => s.IsListed).OrderBy(s => s.Name, StringComparer.Ordinal).Concat(found).DistinctBy(s => s.Id).Where(s => One.Addressees.TrueForAll(a => a.ServiceId != s.Id))
            .Select(s => new Choice(s.Id.ToString(), s.Placed, Chosen.Contains(s.Id.Value)))];
    }
}
