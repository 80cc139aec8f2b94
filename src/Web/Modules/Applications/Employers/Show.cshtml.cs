using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Applications.Employers;

/// <summary>An employer says yes or no behind the secret of a mail. They see who asks and for which action; neither why, nor what became of it.</summary>
[AllowAnonymous]
internal sealed class ShowModel(Applicants applicants, IActions actions, ISessionDates dates, Seating seating, CandidacyMails mails, Texts texts, TimeProvider time) : PageModel
{
    private const string Self = "employer";

    public Candidacy One { get; private set; } = null!;

    public ActionCard? Action { get; private set; }

    public DateOnly? Begins { get; private set; }

    /// <summary>Whether an answer is still awaited; once given it stands, and the link only shows it.</summary>
    public bool IsAwaited { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel) => await Find(secret, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string secret, string act, CancellationToken cancel)
    {
        if (!await Find(secret, cancel))
            return NotFound();
        var id = One.Id;
        if (act is "agree" or "refuse")
        {
            await seating.Under(One.ActionId, plan =>
            {
                if (plan.Find(id) is not { } one || !one.AwaitsEmployerAt(plan.Moment.Now))
                    return false;
                one.EmployerSays(act == "agree", plan.Moment.Now, plan.Moment.Today, Self);
                mails.TellEmployerAnswer(one, Action, plan.List);
                return true;
            }, cancel);
        }
        // As it came: written anew, the secret's letters would lose their case.
        return LocalRedirect($"{Request.PathBase}{Request.Path}");
    }

    public string Lead => texts["candidacies.employer.lead", One.ApplicantName, Action?.Title ?? texts["applymail.the_group"]];

    private async Task<bool> Find(string secret, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await applicants.Find(secret, LinkHolder.Employer, cancel) is not { ApplicantName.Length: > 0 } one)
            return false;
        One = one;
        IsAwaited = one.AwaitsEmployerAt(time.GetUtcNow());
        Action = await actions.Find(one.ActionId, cancel);
        Begins = Action is null ? null : await dates.Begins(Action, cancel);
        return true;
    }
}
