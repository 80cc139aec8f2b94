using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Requests.Files;
using Maillage.Modules.Requests.Proposals;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>A request as a service it asks reads it: what is asked, who else is, what was written with this service only, and what may be done.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ShowModel(RequestBook book, Correspondence correspondence, FileShelf shelf, AppDb db, RequestMails mails, IServices services, IMembers members, IActions actions, History history, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    public IReadOnlyList<RequestMessage> Messages { get; private set; } = [];

    /// <summary>Of this service, and of one it answers together with.</summary>
    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];

    public Versions? Versions { get; private set; }

    public IReadOnlyList<FileName> Kept { get; private set; } = [];

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];

    /// <summary>Others in scope that look the same.</summary>
    public IReadOnlyList<SupportRequest> Twins { get; private set; } = [];

    public ActionCard? Action { get; private set; }

    public bool IsUnlisted { get; private set; }

    /// <summary>Who leads what was agreed: its action is opened by them, and by them only.</summary>
    public string? LedBy => Proposer is { } by && !Book.Answers(by) ? by.ServiceName : null;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public DateOnly? SaidOn { get; set; }

    [BindProperty]
    public string? NoteText { get; set; }

    [BindProperty]
    public Guid? AssignedTo { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public async Task<IActionResult> OnGet(string code, Guid? pour, int? avant, int? apres, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: false, cancel))
            return NotFound();
        await Read(avant, apres, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string code, Guid? pour, string? act, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: act != "reopen", cancel))
            return NotFound();
        var refusal = await Do(act, cancel);
        refusal ??= ModelState.IsValid ? await Book.Save(cancel) : null;
        if (refusal is null && ModelState.IsValid)
        {
            var done = act is "answer" or "assign" or "upload" or "reopen" or "leave" or "take-back" ? act : "note";
            this.Say("done", Texts[$"requests.done.{done}"]);
            return LocalRedirect(Back);
        }
        db.ChangeTracker.Clear();
        await Find(code, pour, mustAnswer: false, cancel);
        await Read(null, null, cancel);
        return refusal is null ? this.Again() : this.Refused(refusal, Texts);
    }

    public string Label(string list, string code) => vocabularies.Label(list, code, Texts);

    public string? Town => One.CommuneCode is { } commune ? places.Find(commune) is { } place ? places.Label(place) : commune : null;

    private async Task<Refusal?> Do(string? act, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        switch (act)
        {
            case "answer":
                return Answer(now);
            case "note" when IsWritten(NoteText, "NoteText"):
                correspondence.Write(One, Mine!, MessageKind.Note, NoteText!, Book.By, now);
                return null;
            case "assign":
                if (AssignedTo is { } to && (await Members(cancel)).All(m => m.Id.Value != to))
                    return new Refusal("requests.not_a_colleague");
                Mine!.Assign(AssignedTo is { } known ? new AccountId(known) : null);
                One.Note(AssignedTo is null ? "rendue" : "confiee", Book.By, now, Mine);
                return null;
            case "upload":
                return await shelf.Add(One, Upload, Book.By, cancel);
            case "reopen":
                return One.Reopen(Book.By, now);
            case "leave":
                return Mine!.Leave();
            case "take-back":
                return Mine!.TakeBack(now);
            default:
                return null;
        }
    }

    private Refusal? Answer(DateTimeOffset now)
    {
        if (!IsWritten(Text, "Text"))
            return null;
        if (SaidOn > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))
        {
            ModelState.AddModelError("SaidOn", Texts["requests.said_later"]);
            return null;
        }
        if (One.IsOver)
            return new Refusal("requests.is_over");
        if (Mine!.Answer(now) is { } refused)
            return refused;
        correspondence.Write(One, Mine, MessageKind.Answer, Text!, Book.By, now, SaidOn);
        One.Advance(RequestStates.Answered, Book.By, now, Mine);
        // What was said needs no mail.
        if (SaidOn is null)
            mails.TellAnswer(One, Mine, "answered");
        return null;
    }

    private bool IsWritten(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            ModelState.AddModelError(field, Texts["requests.message_missing"]);
        else if (text.Length > RequestMessage.Longest)
            ModelState.AddModelError(field, Texts["requests.message_long"]);
        else if (Traces.Worst(text) is Trace.Refused && field == "NoteText")
            ModelState.AddModelError(field, Texts["requests.trace.refused"]);
        return ModelState.IsValid;
    }

    private async Task<IReadOnlyList<Member>> Members(CancellationToken cancel) => Mine?.OrganizationId is { } organization ? await members.Of(organization, Role.ServiceMember, cancel) : [];

    private async Task Read(int? before, int? after, CancellationToken cancel)
    {
        Kept = await shelf.Of(One.Id, cancel);
        Past = await history.Of(One, Mine, cancel);
        if (One.ActionId is { } made)
            Action = await actions.Find(made, cancel);
        if (Mine is { } mine)
        {
            Messages = (await correspondence.Messages(One.Id, cancel)).FindAll(m => m.AddresseeId == mine.Id);
            Proposals = (await correspondence.Proposals(One.Id, cancel)).FindAll(p => p.AddresseeId == Proposer!.Id);
            Versions = Versions.Of(Proposals, before, after, Texts);
            AssignedTo = mine.AssignedTo?.Value;
            Colleagues = [new SelectListItem(Texts["requests.nobody"], ""), .. (await Members(cancel)).Select(m => new SelectListItem(m.Name, m.Id.ToString(), m.Id == mine.AssignedTo))];
            IsUnlisted = (await services.Named([mine.ServiceId], cancel)).GetValueOrDefault(mine.ServiceId)?.IsListed != true;
        }
        if (One.IsOpen)
        {
            var open = RequestStates.Open;
            Twins = [.. (await Book.Visible().AsNoTracking().Where(r => r.Id != One.Id && open.Contains(r.Status) && (r.CommuneCode == One.CommuneCode || r.Email != null && r.Email == One.Email || r.Phone != null)).OrderByDescending(r => r.ReceivedOn).Take(300).ToListAsync(cancel)).Where(One.Resembles).Take(5)];
        }
    }
}
