using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Asks an employer for their agreement, or writes down the one that came by phone or on paper.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class EmployerModel(IActions actions, AppDb db, Applicants applicants, Seating seating, CandidacyMails mails, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public string? Mail { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Candidacy One { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, int number, CancellationToken cancel) => await Find(slug, number, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, int number, string act, CancellationToken cancel)
    {
        if (!await Find(slug, number, cancel))
            return NotFound();
        if (act == "ask" && (string.IsNullOrWhiteSpace(Mail) || !CandidacyForm.IsMail(Mail)))
        {
            ModelState.AddModelError("Mail", texts["candidacies.email_wrong"]);
            return this.Again();
        }
        var (id, by) = (One.Id, person.Id!.Value.Value);
        if (act == "ask")
            await applicants.EndEmployerLinks(id, cancel);
        var refusal = await seating.Under(Action.Id, plan =>
        {
            if (plan.Find(id) is not { } one)
                return null;
            if (act == "ask")
            {
                if (one.AskEmployer(Mail!.Trim(), plan.Moment.Now, plan.Moment.Today, by.ToString()) is { } refused)
                    return refused;
                mails.AskEmployer(one, Action);
                if (one.State == CandidacyStatus.AwaitsEmployer)
                    plan.ToTell.Add(one);
            }
            else if (one.State.Class is StatusClass.Negative)
                return new Refusal("candidacies.already_out");
            else if (one.EmployerAgrees != (act == "agree"))
            {
                one.EmployerSays(act == "agree", plan.Moment.Now, plan.Moment.Today, by.ToString());
                mails.TellEmployerAnswer(one, Action, plan.List);
            }
            db.Record(new AuditFact("candidacy.employer", $"candidacy:{id}", by));
            return (Refusal?)null;
        }, cancel);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        this.Say("done", texts["candidacies.follow.done"]);
        return RedirectToPage("Decision", new { slug, number });
    }

    public string State => EmployerWords.Of(One, texts) ?? texts["candidacies.employer.not_asked"];

    private async Task<bool> Find(string slug, int number, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action
            || await db.Set<Candidacy>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id && c.Number == number && c.Status != CandidacyStatus.Draft.Code, cancel) is not { } one)
            return false;
        (Action, One) = (action, one);
        return true;
    }
}

/// <summary>Where the employer's agreement stands, in a sentence for the team and for who applies.</summary>
internal static class EmployerWords
{
    public static string? Of(Candidacy one, Texts texts) => one switch
    {
        { EmployerAgrees: true } => texts["candidacies.employer.given"],
        { EmployerAgrees: false } => texts["candidacies.employer.refused"],
        { EmployerAskedAt: { } asked, EmployerEmail: not null } => texts["candidacies.employer.asked", asked.InWords("d MMMM")],
        { EmployerAskedAt: not null } => texts["candidacies.employer.silent"],
        _ => null,
    };
}
