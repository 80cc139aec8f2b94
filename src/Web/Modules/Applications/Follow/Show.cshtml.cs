using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Pairs;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Follow;

/// <summary>The applicant's own page, behind the secret of a mail: what became of it, and what they may do now.</summary>
[AllowAnonymous]
internal sealed class ShowModel(Applicants applicants, AppDb db, AttemptLimits limits, IActions actions, Seating seating, CandidacyMails mails, IEnumerable<IApplicantPart> parts, IEnumerable<ICallGuard> guards, IVocabularies vocabularies, Texts texts) : PageModel
{
    private const string Self = "applicant";

    private static readonly Limit EmployerMails = new("employer", 3, TimeSpan.FromDays(1));

    public Candidacy One { get; private set; } = null!;

    public ActionCard? Action { get; private set; }

    public string? Until { get; private set; }

    /// <summary>What other modules add: dates, attestation, the chance in a draw.</summary>
    public IReadOnlyList<ActionLinkLine> Links { get; private set; } = [];

    /// <summary>Where the employer's agreement stands; null = never asked.</summary>
    public string? Employer => EmployerWords.Of(One, texts);

    public bool NeedsEmployer { get; private set; }

    public string Secret { get; private set; } = "";

    [BindProperty]
    public string? EmployerMail { get; set; }

    /// <summary>The colleague of the pair, once out of the running, as long as nobody has said whether this one goes on alone.</summary>
    public Candidacy? Gone { get; private set; }

    /// <summary>The list of a draw that was closed before this application could be in it.</summary>
    public ClosedList? Late { get; private set; }

    /// <summary>Something is wrong with the employer's mail that was typed.</summary>
    public bool IsMailWrong => ModelState.GetFieldValidationState(nameof(EmployerMail)) is ModelValidationState.Invalid;

    /// <summary>The colleague to whom a place is offered at the same time.</summary>
    public Candidacy? Mate { get; private set; }

    /// <summary>With a place offered or accepted there is no pair to make any more.</summary>
    public bool MayPair => MayWithdraw && One.State != CandidacyStatus.Offered && One.State != CandidacyStatus.Accepted;

    /// <summary>Where a place is given and no agreement was asked for, none is asked any more.</summary>
    public bool MayAskEmployer => MayWithdraw && One.EmployerAgrees != true && (MayPair || NeedsEmployer);

    public bool MayWithdraw => One.State.Class is not StatusClass.Negative && One.State != CandidacyStatus.Draft;

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel) => await Find(secret, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string secret, string act, CancellationToken cancel)
    {
        if (!await Find(secret, cancel))
            return NotFound();
        var id = One.Id;
        if (act == "employer")
        {
            if (string.IsNullOrWhiteSpace(EmployerMail) || !CandidacyForm.IsMail(EmployerMail))
            {
                ModelState.AddModelError("EmployerMail", texts["candidacies.email_wrong"]);
                return this.Again();
            }
            if (!await limits.Take(EmployerMails, id.ToString(), cancel))
                return this.Refused(new Refusal("candidacies.employer.too_many"), texts);
            await applicants.EndEmployerLinks(id, cancel);
        }
        var refusal = await seating.Under(One.ActionId, plan => plan.Find(id) is { } one ? Do(act, one, plan) : null, cancel);
        if (refusal is not null && act is not "accept")
        {
            await Find(secret, cancel);
            return this.Refused(refusal, texts);
        }
        // Twice the same yes, or another who was quicker: nothing was answered wrongly.
        this.Say(refusal is null ? "done" : "info", refusal is null ? texts["candidacies.follow.done"] : texts[refusal.Text, refusal.Arguments]);
        // As it came: written anew, the secret's letters would lose their case.
        return LocalRedirect($"{Request.PathBase}{Request.Path}");
    }

    public string State => vocabularies.Label(Applications.ShowModel.Statuses, One.Status, texts);

    private Refusal? Do(string act, Candidacy one, SeatPlan plan)
    {
        switch (act)
        {
            case "confirm" when one.State == CandidacyStatus.Draft:
                one.MoveTo(CandidacyStatus.Received, plan.Moment.Now, plan.Moment.Today, Self);
                if (one.EmployerEmail is { } named)
                    AskEmployer(one, named, plan);
                if (one.PairEmail is { } colleague)
                    Pairing.Name(plan, one, colleague, mails, Action);
                plan.ToTell.Add(one);
                if (plan.All.FirstOrDefault(a => a.State.Counts && a.Email is not null && a.IsSamePersonAs(one)) is { } namesake)
                    mails.SayNamesake(namesake, Action);
                return null;
            case "employer":
                return AskEmployer(one, EmployerMail!.Trim(), plan);
            case "accept":
                return one.State == CandidacyStatus.Accepted ? new Refusal("candidacies.follow.yours") : plan.Accept(one, Self);
            case "alone" when one.State != CandidacyStatus.Draft:
                Pairing.Loosen(plan, one);
                return null;
            case "decline":
                return one.State == CandidacyStatus.Offered ? plan.Leave(one, CandidacyStatus.Declined, Self) : new Refusal("candidacies.no_offer");
            case "withdraw" when one.State != CandidacyStatus.Draft:
                return plan.Leave(one, CandidacyStatus.Withdrawn, Self);
            default:
                return null;
        }
    }

    private Refusal? AskEmployer(Candidacy one, string mail, SeatPlan plan)
    {
        if (one.AskEmployer(mail, plan.Moment.Now, plan.Moment.Today, Self) is { } refused)
            return refused;
        mails.AskEmployer(one, Action);
        return null;
    }

    private async Task<bool> Find(string secret, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await applicants.Find(secret, LinkHolder.Applicant, cancel) is not { } one)
            return false;
        (One, Secret) = (one, secret);
        Action = await actions.Known(one.ActionId, cancel);
        Links = [];
        if (Action is { } card && one.State != CandidacyStatus.Draft)
        {
            var me = new Applicant(one.Id, one.ActionId, one.NumberText, one.Status);
            foreach (var part in parts.OrderBy(p => p.Order))
                Links = [.. Links, .. await part.Links(card, me, secret, cancel)];
        }
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == one.ActionId, cancel);
        NeedsEmployer = one.State == CandidacyStatus.AwaitsEmployer || call?.NeedsEmployerAgreement == true;
        var mate = one.PairedWithId is { } pair && MayWithdraw && call?.ConstitutedOn is null ? await db.Set<Candidacy>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == pair, cancel) : null;
        Mate = one.State == CandidacyStatus.Offered && mate?.State == CandidacyStatus.Offered ? mate : null;
        Gone = mate?.State.Class is StatusClass.Negative ? mate : null;
        Late = await guards.ListOf(one.ActionId, cancel) is { } list && list.IsTooLateFor(one.Id, one.Status) ? list : null;
        Until = one.OfferExpiresAt is { } end ? mails.Hour(end, Action) : null;
        return true;
    }
}
