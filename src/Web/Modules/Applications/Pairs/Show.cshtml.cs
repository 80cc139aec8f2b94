using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Pairs;

/// <summary>Behind the applicant's own secret: name a colleague to apply with, answer who named them, or go on alone.</summary>
[AllowAnonymous]
internal sealed class ShowModel(Applicants applicants, AppDb db, AttemptLimits limits, IActions actions, Seating seating, CandidacyMails mails, Texts texts) : PageModel
{
    private static readonly Limit PairMails = new("pair", 3, TimeSpan.FromDays(1));

    [BindProperty]
    public string? Mail { get; set; }

    public Candidacy One { get; private set; } = null!;

    public ActionCard? Action { get; private set; }

    /// <summary>The colleague of "both or neither".</summary>
    public Candidacy? Mate { get; private set; }

    /// <summary>Who named this person and waits for their word.</summary>
    public Candidacy? Asking { get; private set; }

    public string Secret { get; private set; } = "";

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel) => await Find(secret, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string secret, string act, CancellationToken cancel)
    {
        if (!await Find(secret, cancel))
            return NotFound();
        var id = One.Id;
        if (act == "name")
        {
            if (string.IsNullOrWhiteSpace(Mail) || !CandidacyForm.IsMail(Mail))
            {
                ModelState.AddModelError("Mail", texts["candidacies.email_wrong"]);
                return this.Again();
            }
            if (!await limits.Take(PairMails, id.ToString(), cancel))
                return this.Refused(new Refusal("candidacies.pair.too_many"), texts);
        }
        var refusal = await seating.Under(One.ActionId, plan => plan.Find(id) is { } one ? Do(act, one, plan) : null, cancel);
        if (refusal is not null)
        {
            await Find(secret, cancel);
            return this.Refused(refusal, texts);
        }
        this.Say("done", texts["candidacies.follow.done"]);
        return LocalRedirect($"{Request.PathBase}{Request.Path}");
    }

    private Refusal? Do(string act, Candidacy one, SeatPlan plan)
    {
        var asking = Pairing.WhoNames(plan.All, one);
        switch (act)
        {
            case "name":
                return Pairing.Name(plan, one, Mail!, mails, Action);
            case "yes" when asking is not null:
                if (Pairing.Bind(plan, one, asking) is { } refused)
                    return refused;
                mails.TellPair(asking, one, Action);
                return null;
            case "no" when asking is not null:
                asking.PairEmail = null;
                mails.TellAlone(asking, Action);
                return null;
            case "alone":
                if (one.PairedWithId is { } id && plan.Find(id) is { } mate && Pairing.MayPair(mate))
                    mails.TellAlone(mate, Action);
                Pairing.Loosen(plan, one);
                return null;
            default:
                return null;
        }
    }

    private async Task<bool> Find(string secret, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await applicants.Find(secret, LinkHolder.Applicant, cancel) is not { } one || !Pairing.MayPair(one))
            return false;
        (One, Secret) = (one, secret);
        Action = await actions.Find(one.ActionId, cancel);
        var key = one.Email is { } mail ? Candidacy.KeyOfMail(mail) : null;
        var near = await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == one.ActionId && (a.Id == one.PairedWithId || key != null && a.PairEmail == key)).ToListAsync(cancel);
        Mate = near.Find(a => a.Id == one.PairedWithId && Pairing.MayPair(a));
        Asking = Pairing.WhoNames(near, one);
        return true;
    }
}
