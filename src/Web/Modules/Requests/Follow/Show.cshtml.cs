using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Files;
using Maillage.Modules.Requests.Links;
using Maillage.Modules.Requests.Proposals;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Requests.Follow;

/// <summary>The page of who asks, behind the secret of a mail: who was asked, what they answer, what they propose, and what one may say to it.</summary>
[AllowAnonymous]
internal sealed class ShowModel(Requesters requesters, RequestBook book, Correspondence correspondence, FileShelf shelf, AppDb db, RequestMails mails, IServices services, AttemptLimits limits, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    private static readonly Limit Links = new("request-link", 2, TimeSpan.FromHours(1));
    private static readonly string[] StaffReasons = [RequestCodes.Duplicate, RequestCodes.Abusive, RequestCodes.NothingFound, RequestCodes.FromAPerson, RequestCodes.Erased, "convertie", "plus-de-nouvelles"];

    public SupportRequest One { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    /// <summary>The link is over, or was never one.</summary>
    public bool IsGone { get; private set; }

    /// <summary>A link that is over may be asked for again: it goes to the mail that is known.</summary>
    public bool MayAskAgain { get; private set; }

    public bool IsSentAgain { get; private set; }

    /// <summary>Two versions were asked for by their numbers.</summary>
    public bool IsComparing { get; private set; }

    public IReadOnlyList<Answer> Answers { get; private set; } = [];

    public IReadOnlyList<FileName> Kept { get; private set; } = [];

    public FormChoices Choices { get; } = new(vocabularies, texts);

    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Reasons => Choices.ClosingReasons(StaffReasons);

    [BindProperty]
    public Guid? Addressee { get; set; }

    [BindProperty]
    public Guid? Proposal { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What one service says to it.</summary>
    internal sealed record Answer(Addressee To, bool IsUnlisted, string? JoinedTo, IReadOnlyList<RequestMessage> Messages, IReadOnlyList<Proposal> Proposals, Versions? Versions);

    public async Task<IActionResult> OnGet(string secret, int? avant, int? apres, CancellationToken cancel) =>
        await Find(secret, cancel) ? await Show(cancel, avant, apres) : Gone();

    public async Task<IActionResult> OnPost(string secret, string? act, CancellationToken cancel)
    {
        if (!await Find(secret, cancel))
            return act == "again" && MayAskAgain ? await SendAgain(cancel) : Gone();
        var refusal = One.Status == RequestStates.Draft && act != "confirm" && act != "forget" ? new Refusal("requests.follow.confirm_first") : await Do(act, cancel);
        refusal ??= ModelState.IsValid ? await book.Save(cancel) : null;
        if (refusal is null && ModelState.IsValid)
        {
            var done = act is "confirm" or "accept" or "close" or "forget" or "upload" or "change" ? act : "reply";
            this.Say("done", texts[$"requests.follow.done.{done}"]);
            // As it came: written anew, the secret's letters would lose their case.
            return act is "change" or "forget" ? LocalRedirect("/") : LocalRedirect($"{Request.PathBase}{Request.Path}");
        }
        db.ChangeTracker.Clear();
        await Find(secret, cancel);
        await Show(cancel);
        return refusal is null ? this.Again() : this.Refused(refusal, texts);
    }

    public string State => vocabularies.Label(RequestStates.List, One.Status, texts);

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    private async Task<Refusal?> Do(string? act, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        switch (act)
        {
            case "confirm":
                if (One.Confirm(RequestEvent.Requester, now) is { } done)
                    return done;
                foreach (var asked in One.Addressees)
                {
                    asked.StartWaiting(now);
                    await mails.TellService(One, asked, "new", cancel);
                }
                return null;
            case "reply":
                return await Reply(now, cancel);
            case "accept":
                return await Accept(now, cancel);
            case "close":
                if (Reasons.All(r => r.Value != Reason) || string.IsNullOrEmpty(Reason))
                {
                    ModelState.AddModelError("Reason", texts["requests.reason_missing"]);
                    return null;
                }
                return await Close(Reason, now, cancel);
            case "forget":
                if (One.IsOpen && await Close(RequestCodes.Erased, now, cancel) is { } refused)
                    return refused;
                await new Forgetting(db).Forget(One, now, cancel);
                return null;
            case "upload":
                return await shelf.Add(One, Upload, RequestEvent.Requester, cancel);
            case "change":
                await requesters.EndLinks(One, now, cancel);
                mails.SendLink(One);
                return null;
            default:
                return null;
        }
    }

    private async Task<Refusal?> Reply(DateTimeOffset now, CancellationToken cancel)
    {
        if (One.Addressees.Find(a => a.Id.Value == Addressee) is not { } to)
            return new Refusal("requests.follow.choose_service");
        if (One.IsOver)
            return new Refusal("requests.is_over");
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > RequestMessage.Longest || Traces.Worst(Text) is Trace.Refused)
        {
            ModelState.AddModelError("Text", texts[string.IsNullOrWhiteSpace(Text) ? "requests.message_missing" : Text.Length > RequestMessage.Longest ? "requests.message_long" : "requests.trace.refused"]);
            return null;
        }
        correspondence.Write(One, to, MessageKind.Reply, Text, RequestEvent.Requester, now);
        to.WaitAgain(now);
        await mails.TellService(One, to, "reply", cancel);
        return null;
    }

    private async Task<Refusal?> Accept(DateTimeOffset now, CancellationToken cancel)
    {
        var all = await correspondence.Proposals(One.Id, cancel);
        if (all.Find(p => p.Id.Value == Proposal) is not { } chosen || One.Addressees.Find(a => a.Id == chosen.AddresseeId) is not { IsOpen: true } by)
            return new Refusal("requests.proposal.gone");
        if (One.IsOver)
            return new Refusal("requests.is_over");
        if (all.Exists(p => p.AddresseeId == chosen.AddresseeId && p.Number > chosen.Number))
            return new Refusal("requests.proposal.newer");
        if (chosen.Accept(RequestEvent.Requester, now) is { } refused)
            return refused;
        One.Advance(RequestStates.Agreed, RequestEvent.Requester, now, by, chosen.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await mails.TellService(One, by, "accepted", cancel);
        return null;
    }

    private async Task<Refusal?> Close(string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (One.Status == RequestStates.Draft)
            return null;
        if (One.Close(reason, Choices.IsUnmet(RequestCodes.ClosingReasons, reason), RequestEvent.Requester, now) is { } refused)
            return refused;
        foreach (var asked in One.Addressees)
        {
            asked.RemindAt = null;
            if (asked.IsOpen)
                await mails.TellService(One, asked, "closed", cancel);
        }
        return null;
    }

    private async Task<bool> Find(string secret, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Secret = secret;
        if (await requesters.Find(secret, cancel) is not { } found)
            return false;
        One = found.Request;
        MayAskAgain = One.Email is not null;
        return found.IsOpen;
    }

    private async Task<IActionResult> Show(CancellationToken cancel, int? before = null, int? after = null)
    {
        var messages = await correspondence.Messages(One.Id, cancel);
        var proposals = await correspondence.Proposals(One.Id, cancel);
        IsComparing = before is not null;
        var named = await services.Named([.. One.Addressees.Select(a => a.ServiceId)], cancel);
        Answers = [.. One.Addressees.OrderBy(a => a.AskedAt).ThenBy(a => a.Id.Value).Select(a =>
        {
            var own = proposals.FindAll(p => p.AddresseeId == a.Id);
            return new Answer(a, named.GetValueOrDefault(a.ServiceId)?.IsListed != true, One.Addressees.Find(o => o.Id == a.JoinedToId)?.ServiceName,
                messages.FindAll(m => m.AddresseeId == a.Id && m.Kind is not MessageKind.Note), own, Versions.Of(own, before, after, texts));
        })];
        Kept = await shelf.Of(One.Id, cancel);
        return Page();
    }

    private async Task<IActionResult> SendAgain(CancellationToken cancel)
    {
        if (!await limits.Take(Links, One.Id.ToString(), cancel))
        {
            ModelState.AddModelError("", texts["requests.too_many"]);
            return Gone();
        }
        mails.SendLink(One);
        await db.SaveChangesAsync(cancel);
        IsGone = IsSentAgain = true;
        return Page();
    }

    private PageResult Gone()
    {
        IsGone = true;
        return this.Again(StatusCodes.Status404NotFound);
    }
}
