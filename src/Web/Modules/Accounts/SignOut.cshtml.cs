using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accounts;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class SignOutModel(OpenSessions sessions, ICurrentPerson person) : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        if (OpenSessions.IdOf(User) is { } session)
            await sessions.End(person.Id!.Value, session, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(OpenSessions.Scheme);
        return LocalRedirect("/");
    }
}
