using System.Net;
using AngleSharp.Dom;
using Maillage.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Rules;

/// <summary>Rule 6: every page renders for everyone of the demo world and for a visitor: 200 to whom it is declared for, else a way to sign in or 404, never 500. What a browser must see (axe) is in tests/Browser.</summary>
public sealed class PagesTests(World world) : IClassFixture<World>
{
    private const int PerScreen = 3;

    /// <summary>Addresses that no page links and bin/run or a person names.</summary>
    private static readonly string[] Starts = ["/", "/kit", "/compte"];

    private sealed record Persona(string Name, string? Mail, IReadOnlyCollection<string> Roles);

    private static IReadOnlyList<Persona> Everyone =>
        [new("a visitor", null, []), .. People.All.Select(p => new Persona(p.Name, p.Mail, [.. p.Holds.Select(h => h.Role.ToString())]))];

    // Error pages are not asked for, and the demo's mails are only there in a running demo: tests/Browser opens them.
    [Fact]
    public async Task Every_page_renders_for_everyone_as_declared()
    {
        var screens = (await LiveEndpoints.Of(world.Services))
            .Where(e => e.Screen is not null && !e.Address.StartsWith("/erreur", StringComparison.Ordinal) && !e.Address.StartsWith("/courriels", StringComparison.Ordinal)).ToList();
        var found = new Dictionary<string, LiveEndpoint>(StringComparer.Ordinal);
        var visitors = new List<(Persona Who, Visitor Visitor, HashSet<string> Seen)>();
        var faults = new List<string>();
        var looked = 0;
        foreach (var who in Everyone)
        {
            var visitor = who.Mail is null ? new Visitor(world) : await Visitor.SignedIn(world, who.Mail);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            visitors.Add((who, visitor, seen));
            await foreach (var (address, screen, page) in Find(visitor, screens, found))
            {
                seen.Add(address);
                faults.AddRange(Faults(who.Name, address, visitor.Status, await Declared(screen, who), page));
            }
            looked += seen.Count;
        }
        foreach (var screen in screens.Where(s => !s.Address.Contains('{', StringComparison.Ordinal)))
            found.TryAdd(screen.Address, screen);

        foreach (var (who, visitor, seen) in visitors)
        {
            // What is open is the same for who has signed in, but for the head of the page: one of each will do.
            foreach (var (address, screen) in (who.Mail is null ? found : found.GroupBy(f => f.Value).SelectMany(g => g.Take(g.Key.Open ? 1 : PerScreen))).Where(f => !seen.Contains(f.Key)))
            {
                var page = await visitor.Get(address);
                looked++;
                faults.AddRange(Faults(who.Name, address, visitor.Status, await Declared(screen, who), page));
            }
            visitor.Dispose();
        }
        faults.ShouldBeEmpty();
        Examined.Report("pages", looked);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "<h1>500</h1>", "answers 500")]
    [InlineData(HttpStatusCode.OK, "<h1>a</h1><h1>b</h1>", "2 h1")]
    [InlineData(HttpStatusCode.OK, "<h1>a</h1><form><input name='q'></form>", "a field without label: q")]
    [InlineData(HttpStatusCode.NotFound, "<h1>a</h1>", "answers 404")]
    public async Task A_planted_violation_is_caught(HttpStatusCode status, string body, string said)
    {
        using var context = AngleSharp.BrowsingContext.New(AngleSharp.Configuration.Default);
        var page = await AngleSharp.BrowsingContextExtensions.OpenAsync(context, r => r.Content($"<html lang=fr><title>a</title><body>{body}"), TestContext.Current.CancellationToken);
        Faults("somebody", "/planted", status, [HttpStatusCode.OK], page).ShouldContain(f => f.EndsWith(said, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Faults(string who, string address, HttpStatusCode status, IReadOnlyCollection<HttpStatusCode> declared, IDocument page)
    {
        if (!declared.Contains(status))
            yield return $"{address} for {who} answers {(int)status}";
        if (status is not HttpStatusCode.OK)
            yield break;
        if (page.QuerySelectorAll("h1").Length is var heads and not 1)
            yield return $"{address} for {who} has {heads} h1";
        if (page.DocumentElement.GetAttribute("lang") is not ("fr" or "nl" or "en") || string.IsNullOrWhiteSpace(page.Title))
            yield return $"{address} for {who} has no language or no title";
        var labels = page.QuerySelectorAll("label[for]").Select(l => l.GetAttribute("for")!).ToHashSet(StringComparer.Ordinal);
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(f => !Labelled(labels, f)))
            yield return $"{address} for {who} has a field without label: {field.GetAttribute("name")}";
    }

    private static bool Labelled(HashSet<string> labels, IElement field) =>
        field.HasAttribute("aria-label") || field.HasAttribute("aria-labelledby") || field.Closest("label") is not null
        || field.Id is { Length: > 0 } id && labels.Contains(id);

    // Anyone: 200, or the way elsewhere for who has already signed in. Not the right person: sign in, or nothing there.
    private async Task<IReadOnlyCollection<HttpStatusCode>> Declared(LiveEndpoint screen, Persona who)
    {
        if (screen.Open)
            return [HttpStatusCode.OK, HttpStatusCode.Redirect];
        if (who.Mail is null)
            return [HttpStatusCode.Redirect];
        var policies = world.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var rule in screen.Rules.Split(", "))
        {
            var policy = rule == "signed in" ? await policies.GetDefaultPolicyAsync() : await policies.GetPolicyAsync(rule);
            if (!policy!.Requirements.OfType<RolesAuthorizationRequirement>().All(r => r.AllowedRoles.Intersect(who.Roles).Any()))
                return [HttpStatusCode.NotFound];
        }
        // A page of one's own may send on, or have nothing to show to who has nothing; of one thing among many, what is another organisation's is not there.
        return screen.Address.Contains('{', StringComparison.Ordinal) ? [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.NotFound] : [HttpStatusCode.OK, HttpStatusCode.Redirect];
    }

    /// <summary>From link to link: each page on the way, and in <paramref name="found"/> where each screen has been found.</summary>
    private static async IAsyncEnumerable<(string Address, LiveEndpoint Screen, IDocument Page)> Find(Visitor visitor, IReadOnlyList<LiveEndpoint> screens, Dictionary<string, LiveEndpoint> found)
    {
        var seen = new HashSet<string>(Starts, StringComparer.Ordinal);
        var next = new Queue<string>(Starts);
        while (next.TryDequeue(out var address))
        {
            if (screens.FirstOrDefault(s => Answers(s.Address, address.Split('?')[0])) is not { } screen)
                continue;
            if (!found.ContainsKey(address))
            {
                if (found.Values.Count(s => s == screen) >= PerScreen)
                    continue;
                found[address] = screen;
            }
            else if (screen.Open && !Starts.Contains(address))
            {
                continue;
            }
            var page = await visitor.Get(address);
            yield return (address, screen, page);
            foreach (var link in page.Links.Where(l => !l.HasAttribute("download")).Select(l => l.GetAttribute("href")).OfType<string>().Where(h => h.StartsWith('/') && !h.Contains("lang=", StringComparison.Ordinal) && !h.Contains("handler=", StringComparison.Ordinal)).Select(h => h.Split('#')[0]))
            {
                if (seen.Add(link))
                    next.Enqueue(link);
            }
        }
    }

    private static bool Answers(string pattern, string path)
    {
        var (one, other) = (pattern.Split('/'), path.Split('/'));
        return one.Length == other.Length && one.Zip(other).All(p => p.First.StartsWith('{') ? !p.First.Contains(":int", StringComparison.Ordinal) || p.Second.All(char.IsAsciiDigit) : p.First == p.Second);
    }
}
