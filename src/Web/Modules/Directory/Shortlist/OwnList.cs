using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Directory.Shortlist;

/// <summary>The services somebody set aside: kept in their own browser and in the address they share, nowhere else.</summary>
internal static class OwnList
{
    public const int Most = 30;

    private const string Cookie = "maillage-liste";
    private static readonly CookieOptions Kept = new() { MaxAge = TimeSpan.FromDays(180), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    public static IReadOnlyList<Guid> Of(HttpRequest request) => Read(request.Cookies[Cookie]);

    public static void Keep(HttpResponse response, IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0)
            response.Cookies.Delete(Cookie);
        else
            response.Cookies.Append(Cookie, Write(ids), Kept);
    }

    /// <summary>As the address of a shared list says it.</summary>
    public static string Write(IEnumerable<Guid> ids) => string.Join('.', ids.Select(i => WebEncoders.Base64UrlEncode(i.ToByteArray(bigEndian: true))));

    /// <summary>What cannot be read is left out.</summary>
    public static IReadOnlyList<Guid> Read(string? said)
    {
        var ids = new List<Guid>();
        foreach (var word in (said ?? "").Split('.').Where(w => w.Length == 22).Take(Most * 2))
        {
            try
            {
                ids.Add(new Guid(WebEncoders.Base64UrlDecode(word), bigEndian: true));
            }
            catch (FormatException)
            {
                // A link cut or changed on its way still shows the rest.
            }
        }
        return [.. ids.Distinct().Take(Most)];
    }

    /// <summary>Links that change one's own list and come back, as the choice of a theme does: they work without JavaScript and ask for no token, since all they change is what this browser keeps.</summary>
    public static void MapOwnList(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/annuaire/ma-liste/garder/{id:guid}", (Guid id, string? retour, HttpContext context) => Change(context, own => [.. own.Append(id).Distinct().TakeLast(Most)], retour)).AllowAnonymous();
        endpoints.MapGet("/annuaire/ma-liste/retirer/{id:guid}", (Guid id, string? retour, HttpContext context) => Change(context, own => [.. own.Where(o => o != id)], retour)).AllowAnonymous();
        endpoints.MapGet("/annuaire/ma-liste/reprendre", (string? s, HttpContext context) => Change(context, own => [.. own.Concat(Read(s)).Distinct().TakeLast(Most)], null)).AllowAnonymous();
    }

    private static RedirectHttpResult Change(HttpContext context, Func<IReadOnlyList<Guid>, IReadOnlyList<Guid>> change, string? back)
    {
        Keep(context.Response, change(Of(context.Request)));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.LocalRedirect(Preferences.IsLocal(back) ? back! : "/annuaire/ma-liste");
    }
}
