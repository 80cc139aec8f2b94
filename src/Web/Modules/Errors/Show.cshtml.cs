using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Errors;

/// <summary>What went wrong, in a plain sentence; reached by re-execution, whatever the method.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ShowModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public void OnGet() => Response.StatusCode = Code is >= 400 and < 600 ? Code : StatusCodes.Status404NotFound;

    public void OnPost() => OnGet();
}
