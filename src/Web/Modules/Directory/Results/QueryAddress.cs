using System.Globalization;
using Maillage.Modules.Directory.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace Maillage.Modules.Directory.Results;

/// <summary>The address of a search, and of the same search with one thing more or less.</summary>
internal static class QueryAddress
{
    public static string Of(SearchQuery query) => $"/annuaire{Parameters(query)}";

    public static string Parameters(SearchQuery query)
    {
        var builder = new QueryBuilder();
        foreach (var (name, value) in All(query))
            builder.Add(name, value);
        return builder.ToString();
    }

    /// <summary>Names and values in the order of the form; nothing for what is not asked.</summary>
    public static IEnumerable<(string Name, string Value)> All(SearchQuery query)
    {
        if (query.Words.Length > 0)
            yield return ("q", query.Words);
        if (query.Exact)
            yield return ("exact", "oui");
        for (var f = 0; f < Facets.Count; f++)
        {
            foreach (var code in query.Chosen[f] ?? [])
                yield return (Facets.Names[f], code);
        }
        if (query.Near.Length > 0)
            yield return ("pres", query.Near);
        if (query.Radius is { } radius)
            yield return ("rayon", radius.ToString(CultureInfo.InvariantCulture));
        if (query.OpenNow)
            yield return ("ouvert", "oui");
    }

    public static SearchQuery Without(this SearchQuery query, Facet facet, string code)
    {
        var chosen = (IReadOnlyList<string>?[])query.Chosen.Clone();
        chosen[(int)facet] = chosen[(int)facet]?.Where(c => c != code).ToList() is { Count: > 0 } left ? left : null;
        return query with { Chosen = chosen, Page = 1 };
    }

    /// <summary>The same search without one thing that keeps it from finding anything.</summary>
    public static SearchQuery Without(this SearchQuery query, Drop drop) => drop switch
    {
        { Facet: { } facet } => query.Without(facet) with { Page = 1 },
        { Word: { } word } => query with { Words = Left(query.Words, word), Page = 1 },
        { Parameter: "pres" or "rayon" } => query with { Near = "", Radius = null, Page = 1 },
        { Parameter: "ouvert" } => query with { OpenNow = false, Page = 1 },
        _ => query with { Words = "", Page = 1 },
    };

    private static string Left(string words, string word)
    {
        var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : string.Join(' ', $"{words[..at]} {words[(at + word.Length)..]}".Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
