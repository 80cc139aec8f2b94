using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Search;

namespace Maillage.Modules.Directory.Results;

/// <summary>What a search of services also asks of trainings on a date.</summary>
internal static class TrainingQuery
{
    private static readonly string[] Named = ["formation", "vorming", "opleiding", "training"];

    /// <summary>Not where another type of support is asked for, nor after the first page.</summary>
    public static bool AsksForTrainings(this SearchQuery query) =>
        query.Page == 1 && (query.Chosen[(int)Facet.Support] is not { Count: > 0 } supports || supports.Any(s => s.StartsWith("formation", StringComparison.Ordinal)));

    /// <summary>A training is what is looked for: those on a date come before the services.</summary>
    public static bool IsAboutTrainings(this SearchQuery query) =>
        query.Chosen[(int)Facet.Support] is { Count: > 0 } || Named.Any(w => query.Words.Contains(w, StringComparison.OrdinalIgnoreCase));

    public static TrainingAsk OfTrainings(this SearchQuery query) => new(
        query.Words, query.Chosen[(int)Facet.Sector] ?? [], query.Chosen[(int)Facet.Territory] ?? [], query.Near, query.Radius ?? SearchQuery.UsualRadius);
}
