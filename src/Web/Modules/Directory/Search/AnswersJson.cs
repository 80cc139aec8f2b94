using Microsoft.AspNetCore.Routing.Matching;

namespace Maillage.Modules.Directory.Search;

/// <summary>Marks an endpoint that shares its address with a page and answers those who accept JSON rather than HTML.</summary>
internal sealed class AnswersJson : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsJson);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var wanted = WantsJson(httpContext.Request);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && IsJson(candidates[i].Endpoint) != wanted)
                candidates.SetValidity(i, candidates.Count == 1);
        }
        return Task.CompletedTask;
    }

    /// <summary>JSON is named, and HTML is not or comes after it.</summary>
    private static bool WantsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        var json = accept.IndexOf("application/json", StringComparison.OrdinalIgnoreCase);
        var html = accept.IndexOf("text/html", StringComparison.OrdinalIgnoreCase);
        return json >= 0 && (html < 0 || json < html);
    }

    private static bool IsJson(Endpoint endpoint) => endpoint.Metadata.GetMetadata<AnswersJson>() is not null;
}
