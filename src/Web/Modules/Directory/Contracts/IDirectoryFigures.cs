namespace Maillage.Modules.Directory.Contracts;

/// <summary>One value of a facet and how many services a click on it gives.</summary>
/// <param name="Code">A vocabulary code or, for territories, the code of a place.</param>
internal sealed record CountedValue(string Code, int Count);

/// <summary>How much the directory holds, counted as its results are.</summary>
/// <param name="Services">Every service shown.</param>
/// <param name="Supports">By type of support, in the order of the vocabulary; those that nobody offers are left out.</param>
/// <param name="PersonHelps">By help for the person: shelter, free care…</param>
/// <param name="Territories">By wide place served: regions, provinces, départements.</param>
internal sealed record DirectoryFigures(
    int Services,
    IReadOnlyList<CountedValue> Supports,
    IReadOnlyList<CountedValue> PersonHelps,
    IReadOnlyList<CountedValue> Territories);

/// <summary>What other modules may count in the directory.</summary>
internal interface IDirectoryFigures
{
    DirectoryFigures Read();

    /// <summary>The drawing that stands beside a type of support.</summary>
    string Icon(string supportType);
}
