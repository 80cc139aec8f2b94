namespace Maillage.Modules.Indicators.Counting;

/// <summary>One part of a figure's breakdown: a reason, a mark from 1 to 5, a topic; or something counted apart.</summary>
/// <param name="IsPeople">Counts people, or answers of people: small ones are hidden from some readers.</param>
internal sealed record FigurePart(string Key, int Count, bool IsPeople = true)
{
    /// <summary>May be shown to anyone; decided when it is published.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>One indicator as counted, nothing hidden. This is also what a publication freezes.</summary>
/// <param name="Version">Of its definition in the catalogue.</param>
/// <param name="Value">Null = not known, which is not 0.</param>
/// <param name="Base">Of how many.</param>
internal sealed record Figure(string Code, int Version, decimal? Value, int? Base = null)
{
    public decimal? Mean { get; init; }

    /// <summary>Counts of people that this figure tells, by itself or by its base: what is looked at before anyone reads it.</summary>
    public List<int> Tells { get; init; } = [];

    public List<FigurePart> Parts { get; init; } = [];

    /// <summary>What makes up one total with the value, where its reader knows that total: with them, a hidden value could be found again.</summary>
    public List<int> Beside { get; init; } = [];

    /// <summary>How many answered, where it is counted from a questionnaire.</summary>
    public int? Answers { get; init; }

    /// <summary>May be shown to anyone; decided when it is published.</summary>
    public bool IsOpen { get; init; }
}
