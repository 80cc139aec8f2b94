using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Rules;

/// <summary>One address the running program answers on.</summary>
/// <param name="Address">Its pattern: "/annuaire/services/{slug}".</param>
/// <param name="Methods">GET, POST…</param>
/// <param name="Open">Anyone may use it.</param>
/// <param name="Rules">What is asked of who uses it: "signed in", a policy, roles; empty when nothing was said.</param>
/// <param name="Screen">The page's path below Modules, without ending; null for an API.</param>
internal sealed record LiveEndpoint(string Address, string Methods, bool Open, string Rules, string? Screen)
{
    public bool SaysWho => Open || Rules.Length > 0;
}

/// <summary>The addresses of a running program, read from its routes.</summary>
internal static class LiveEndpoints
{
    public static async Task<IReadOnlyList<LiveEndpoint>> Of(IServiceProvider services)
    {
        var found = new List<LiveEndpoint>();
        var loader = services.GetService<PageLoader>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            var address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            // Static files again, as MapStaticAssets serves them while developing only.
            if (address == "/{**path:file}")
                continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && loader is not null)
            {
                // What a page model says of itself may only be known once the page is loaded.
                var loaded = page as CompiledPageActionDescriptor ?? await loader.LoadAsync(page, endpoint.Metadata);
                var methods = loaded.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
                found.Add(Read(address, string.Join(' ', methods), loaded.Endpoint?.Metadata ?? endpoint.Metadata, page.ViewEnginePath.Trim('/')));
            }
            else
            {
                found.Add(Read(address, string.Join(' ', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]), endpoint.Metadata, null));
            }
        }
        return [.. found.OrderBy(e => e.Address, StringComparer.Ordinal).ThenBy(e => e.Methods, StringComparer.Ordinal)];
    }

    private static LiveEndpoint Read(string address, string methods, EndpointMetadataCollection metadata, string? screen)
    {
        var asked = metadata.GetOrderedMetadata<IAuthorizeData>().Select(Say).Concat(metadata.GetOrderedMetadata<AuthorizationPolicy>().Select(_ => "policy")).Distinct(StringComparer.Ordinal);
        return new LiveEndpoint(address, methods, metadata.GetMetadata<IAllowAnonymous>() is not null, string.Join(", ", asked), screen);
    }

    private static string Say(IAuthorizeData asked) =>
        asked.Policy is { Length: > 0 } policy ? policy : asked.Roles is { Length: > 0 } roles ? roles : "signed in";

    /// <summary>docs/urls.md.</summary>
    public static string Print(IEnumerable<LiveEndpoint> endpoints)
    {
        var text = new StringBuilder("""
            # Addresses

            Printed from the routes of the running program by `tests/Web.Tests/Rules/UrlsTests.cs`; after a change: `MAILLAGE_WRITE=1 bin/test UrlsTests`.
            A screen's folder below `src/Web/Modules` is its address, through the words of `Platform/Http/SlugRoutes.cs`.

            | address | methods | who | screen |
            |---|---|---|---|

            """);
        foreach (var e in endpoints)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{e.Address}` | {e.Methods} | {(e.Open ? "anyone" : e.Rules)} | {(e.Screen is { } s ? $"`{s}`" : "")} |\n");
        return text.ToString();
    }
}
