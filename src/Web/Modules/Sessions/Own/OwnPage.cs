using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sessions.Own;

/// <summary>A participant's own screen, behind the secret of their mail: nobody else's name, nobody else's presence.</summary>
[AllowAnonymous]
internal abstract class OwnPage(IApplicants applicants, IParticipants participants, IActions actions) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public Participant Me { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    public string Here => $"/seances/mes-seances/{Secret}";

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    protected async Task<bool> Find(string secret)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await applicants.Behind(secret, Cancel) is not { } applicant || await actions.Known(applicant.Action, Cancel) is not { } card
            || (await participants.Of(card.Id, Cancel)).FirstOrDefault(p => p.Id == applicant.Id) is not { } me)
            return false;
        (Action, Me, Secret) = (card, me, secret);
        return true;
    }
}
