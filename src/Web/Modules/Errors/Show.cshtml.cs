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

    /// <summary>The sentence to show: the code's own, or the one of its family.</summary>
    public int Known => Code switch
    {
        400 or 403 or 404 or 409 or 413 or 429 => Code,
        401 => 403,
        >= 500 => 500,
        _ => 400,
    };

    /// <summary>Said to whoever helps, so that they find the line of the log.</summary>
    public string Reference => HttpContext.TraceIdentifier;

    public void OnGet() => Response.StatusCode = Code is >= 400 and < 600 ? Code : StatusCodes.Status404NotFound;

    public void OnPost() => OnGet();
}
