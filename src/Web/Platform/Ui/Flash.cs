using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Maillage.Platform.Ui;

/// <summary>One sentence that outlives a redirect: this.Say("done", T["requests.sent", 3]).</summary>
internal static class Flash
{
    public const string Cookie = "maillage-flash";
    private const string Key = "flash";

    public static void Say(this PageModel page, string kind, string sentence) => page.TempData[Key] = new[] { kind, sentence };

    /// <summary>Looks only where a redirect left something: merely reading the store would answer every page with a cookie.</summary>
    public static (string Kind, string Sentence)? Take(HttpContext context, ITempDataDictionary data) =>
        context.Request.Cookies.ContainsKey(Cookie) && data[Key] is string[] { Length: 2 } said ? (said[0], said[1]) : null;
}
