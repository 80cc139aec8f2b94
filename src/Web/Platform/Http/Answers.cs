using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Platform.Http;

/// <summary>The same page again, with why: what the reader typed stays.</summary>
internal static class Answers
{
    public static PageResult Again(this PageModel page, int status = StatusCodes.Status422UnprocessableEntity)
    {
        page.Response.StatusCode = status;
        return page.Page();
    }

    /// <summary>What an entity refuses, in plain words.</summary>
    public static PageResult Refused(this PageModel page, Refusal refusal, Texts texts)
    {
        page.ModelState.AddModelError("", texts[refusal.Text, refusal.Arguments]);
        return page.Again(StatusCodes.Status409Conflict);
    }
}
