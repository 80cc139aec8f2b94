using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Applying;

/// <summary>Anyone applies, without an account; a mail asks to confirm. Whether a mail has applied already is told to that mail only.</summary>
[AllowAnonymous]
internal sealed class ShowModel(IActions actions, AppDb db, Seating seating, CandidacyMails mails, IEnumerable<ICallGuard> guards, AttemptLimits limits, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    private static readonly Limit PerAddress = new("apply", 30, TimeSpan.FromHours(1));

    [BindProperty]
    public CandidacyForm Form { get; set; } = new();

    /// <summary>How the person heard of it: the code in an invitation's link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Par { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Call Call { get; private set; } = null!;

    public bool IsOpen { get; private set; }

    public ClosedList? List { get; private set; }

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (!IsOpen)
            return this.Refused(new Refusal("candidacies.closed"), texts);
        if (!Form.IsRight(needsMail: true, places, ModelState, texts))
            return this.Again();
        if (!await limits.Take(PerAddress, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", cancel))
            return this.Refused(new Refusal("candidacies.too_many"), texts);
        var id = EntityId.New<CandidacyId>(time);
        var key = Form.PersonKey();
        var before = Action.FormerEdition is { } former && await db.Set<Candidacy>().AnyAsync(c => c.ActionId == former && c.PersonKey == key && c.Status != CandidacyStatus.Draft.Code, cancel);
        await seating.Under(Action.Id, plan =>
        {
            var number = plan.All.Select(c => c.Number).DefaultIfEmpty(0).Max() + 1;
            var one = Form.Make(Action.Id, number, id, "link", plan.Moment.Today, texts.Language);
            one.AppliedBefore = before;
            one.Channel = Par is { Length: > 0 and <= 40 } ? Par : null;
            if (plan.All.FirstOrDefault(c => c.PersonKey == one.PersonKey && c.State.Class is not StatusClass.Negative) is { } same)
            {
                if (same.State == CandidacyStatus.Draft)
                    mails.AskToConfirm(same, Action);
                else
                    mails.SayAlreadyApplied(same, Action);
                return true;
            }
            db.Add(one);
            mails.AskToConfirm(one, Action);
            return true;
        }, cancel);
        IsSent = true;
        return Page();
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { IsPublished: true } action || await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel) is not { } call)
            return false;
        (Action, Call, IsOpen) = (action, call, call.IsOpen(action.Today(time)));
        ViewData["Professions"] = CandidacyForm.Offer(vocabularies, texts, "professions");
        ViewData["Sectors"] = CandidacyForm.Offer(vocabularies, texts, Lists.RequesterSectors);
        ViewData["NeedsMail"] = true;
        List = await guards.ListOf(action.Id, cancel);
        ViewData["NeedsEmployer"] = call.NeedsEmployerAgreement;
        return true;
    }
}
