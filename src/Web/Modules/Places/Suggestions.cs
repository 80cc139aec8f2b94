using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Places;

/// <summary>`/lieux?q=`: places for a field that completes what is typed. The field works without it.</summary>
internal static class Suggestions
{
    private const int Most = 8;

    internal sealed record Suggestion(string Code, string Label, string Kind);

    public static IReadOnlyList<Suggestion> Answer(string? q, IPlaces places, Texts texts) =>
        [.. places.Search(q ?? "", Most).Select(p => new Suggestion(p.Code, places.Label(p), texts[$"places.kind.{p.Kind.ToString().ToLowerInvariant()}"]))];
}
