using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Places;

/// <summary>`/lieux?q=`: places for a field that completes what is typed. The field works without it.</summary>
internal static class Suggestions
{
    private const int Most = 8;

    /// <summary>A place that may be meant.</summary>
    /// <param name="Code">INS or COG code, or that of a quartier.</param>
    /// <param name="Label">The name with what tells it from its namesakes.</param>
    /// <param name="Kind">Commune, province…, in the reader's language.</param>
    /// <param name="Value">What the field is given: the name where it means this place alone, else the code.</param>
    internal sealed record Suggestion(string Code, string Label, string Kind, string Value);

    public static IReadOnlyList<Suggestion> Answer(string? q, IPlaces places, Texts texts) =>
        [.. places.Search(q ?? "", Most).Select(p => new Suggestion(p.Code, places.Label(p), texts[$"places.kind.{p.Kind.ToString().ToLowerInvariant()}"], places.Resolve(p.Name).Certain?.Code == p.Code ? p.Name : p.Code))];
}
