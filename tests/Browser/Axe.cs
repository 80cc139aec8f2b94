using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Maillage.Browser;

/// <summary>axe, put once into a page: all its rules in the light, then only those that colours can break in the dark.</summary>
internal static class Axe
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async options => (await axe.run(document, { ...options, resultTypes: ['violations'] })).violations
          .map(v => `axe ${v.id} (${v.help}) at ${v.nodes.slice(0, 3).map(n => n.target).join(' ; ')}`)
        """;

    public static async Task<IReadOnlyList<string>> Look(IPage page)
    {
        // A page within the page has its own document: the library knows how to go in.
        if (page.Frames.Count > 1)
        {
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Tags] } });
            return [.. found.Violations.Select(v => $"axe {v.Id} ({v.Help}) at {string.Join(" ; ", v.Nodes.Take(3).Select(n => n.Target))}")];
        }
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, new { runOnly = new { type = "tag", values = Tags } });
    }

    /// <summary>After <see cref="Look"/>, on the same page.</summary>
    public static async Task<IReadOnlyList<string>> LookAtColours(IPage page)
    {
        if (page.Frames.Count > 1)
            return [];
        return await page.EvaluateAsync<string[]>(Run, new { runOnly = new { type = "rule", values = OfColours } });
    }
}
