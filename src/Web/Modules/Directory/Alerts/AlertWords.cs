using Maillage.Modules.Directory.Results;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>A search in words: "alcool, Enseignement, près de Namur".</summary>
internal sealed class AlertWords(IVocabularies vocabularies, IPlaces places, Texts texts)
{
    /// <summary>The query as it is kept: what it asks for, in one order, without page and hour; null where it cannot be read or asks for nothing.</summary>
    public static string? Kept(string? query) =>
        QueryReader.Read(query, 0).Query is { } read && QueryAddress.Parameters(read with { Page = 1, OpenNow = false }) is { Length: > 1 and <= SavedSearch.LongestQuery } kept ? kept : null;

    public string Of(string query)
    {
        if (QueryReader.Read(query, 0).Query is not { } read)
            return query;
        var parts = new List<string>();
        if (read.Words.Length > 0)
            parts.Add(texts["alerts.words", read.Words]);
        for (var f = 0; f < Facets.Count; f++)
            parts.AddRange((read.Chosen[f] ?? []).Select(code => f == (int)Facet.Territory ? places.Find(code)?.ShortName ?? code : vocabularies.Label(LabelReader.ListOf((Facet)f) ?? "", code, texts)));
        if (read.Near.Length > 0)
            parts.Add(texts["alerts.near", places.Resolve(read.Near).Certain?.ShortName ?? read.Near]);
        // Lists are written with the apostrophe of a keyboard.
        return string.Join(", ", parts).Replace('\'', '’');
    }
}
