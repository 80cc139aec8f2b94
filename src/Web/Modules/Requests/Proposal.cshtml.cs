using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>Writes the next version of what a service proposes, alone or with another; the ones before stay as they were.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ProposalModel(RequestBook book, Correspondence correspondence, AppDb db, RequestMails mails, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    private const int LongestLine = 300;

    [BindProperty]
    public string? Plan { get; set; }

    [BindProperty]
    public string? Objectives { get; set; }

    [BindProperty]
    public string? Means { get; set; }

    [BindProperty]
    public DateOnly? Begins { get; set; }

    [BindProperty]
    public DateOnly? Ends { get; set; }

    [BindProperty]
    public string? Dates { get; set; }

    [BindProperty]
    public bool IsFree { get; set; }

    [BindProperty]
    public string? Price { get; set; }

    /// <summary>The services that answer together with this one.</summary>
    [BindProperty]
    public List<Guid> With { get; set; } = [];

    /// <summary>Number of the version this one was written from: two at once do not overwrite each other.</summary>
    [BindProperty]
    public int From { get; set; }

    public IReadOnlyList<Choice> Others => [.. One.Addressees.Where(a => a.Id != Mine!.Id && a.IsOpen && a.Status != AskedStates.Proposed).Select(a => new Choice(a.Id.ToString(), a.ServiceName, a.JoinedToId == Mine!.Id || With.Contains(a.Id.Value)))];

    public async Task<IActionResult> OnGet(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: true, cancel) || !One.IsOpen || !Mine!.IsOpen)
            return NotFound();
        if (await Last(cancel) is { } last)
        {
            (Plan, Objectives, Means, Begins, Ends) = (last.Content, last.Objectives, last.Means, last.Begins, last.Ends);
            (Dates, IsFree, Price, From) = (last.Dates, last.IsFree, last.Price, last.Number);
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: true, cancel))
            return NotFound();
        var last = await Last(cancel);
        if (!IsRight())
            return this.Again();
        if (One.IsOver)
            return this.Refused(new Refusal("requests.is_over"), Texts);
        if ((last?.Number ?? 0) != From)
            return this.Refused(new Refusal("requests.proposal.newer_version", last?.Number ?? 0), Texts);
        var refusal = Write(last?.Number ?? 0, last?.AcceptedAt is not null, time.GetUtcNow());
        foreach (var other in One.Addressees.Where(a => With.Contains(a.Id.Value) && a.JoinedToId != Mine!.Id && a.Id != Mine!.Id && a.IsOpen))
        {
            refusal ??= other.Join(Mine!, time.GetUtcNow());
            await mails.TellService(One, other, "joined", cancel);
        }
        if ((refusal ?? await Save(cancel)) is { } refused)
            return this.Refused(refused, Texts);
        this.Say("done", Texts[One.Email is null ? "requests.proposed_no_mail" : "requests.proposed"]);
        return LocalRedirect(Back);
    }

    private Refusal? Write(int last, bool isAgreed, DateTimeOffset now)
    {
        // Who answers with another writes on in the proposal of both.
        var owner = One.Addressees.Find(a => a.Id == Mine!.JoinedToId) ?? Mine!;
        if (owner == Mine && Mine.Propose(now) is { } refused)
            return refused;
        db.Add(new Proposals.Proposal
        {
            Id = EntityId.New<ProposalId>(time),
            RequestId = One.Id,
            AddresseeId = owner.Id,
            Number = last + 1,
            Content = Plan!.Trim(),
            Objectives = Clean(Objectives),
            Means = Clean(Means),
            Begins = Begins,
            Ends = Ends,
            Dates = Clean(Dates),
            IsFree = IsFree,
            Price = IsFree ? null : Clean(Price),
            At = now,
            By = Book.By,
        });
        // Signed by who writes, whoever's the proposal is.
        One.Propose(isAgreed, Book.By, now, Mine!, $"{last + 1}");
        mails.TellAnswer(One, owner, last == 0 ? "proposed" : "changed");
        return null;
    }

    private bool IsRight()
    {
        if (string.IsNullOrWhiteSpace(Plan))
            ModelState.AddModelError("Plan", Texts["requests.proposal.content_missing"]);
        foreach (var (field, text, longest) in new[] { ("Plan", Plan, Proposals.Proposal.LongestText), ("Objectives", Objectives, Proposals.Proposal.LongestText), ("Means", Means, Proposals.Proposal.LongestText), ("Dates", Dates, LongestLine), ("Price", Price, LongestLine) })
        {
            if (text?.Length > longest)
                ModelState.AddModelError(field, Texts["requests.too_long", longest, text.Length]);
        }
        if (Begins > Ends)
            ModelState.AddModelError("Ends", Texts["requests.proposal.ends_before"]);
        if (!IsFree && string.IsNullOrWhiteSpace(Price))
            ModelState.AddModelError("Price", Texts["requests.proposal.price_missing"]);
        if (IsFree && !string.IsNullOrWhiteSpace(Price))
            ModelState.AddModelError("Price", Texts["requests.proposal.price_or_free"]);
        return ModelState.IsValid;
    }

    private async Task<Refusal?> Save(CancellationToken cancel)
    {
        try
        {
            return await Book.Save(cancel);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            // A colleague wrote the same number at the same moment.
            db.ChangeTracker.Clear();
            return new Refusal("requests.changed_meanwhile");
        }
    }

    private async Task<Proposals.Proposal?> Last(CancellationToken cancel)
    {
        var owner = Mine!.JoinedToId ?? Mine.Id;
        return (await correspondence.Proposals(One.Id, cancel)).LastOrDefault(p => p.AddresseeId == owner);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
