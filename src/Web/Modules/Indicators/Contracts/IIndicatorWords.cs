namespace Maillage.Modules.Indicators.Contracts;

/// <summary>What an indicator is, in the reader's language.</summary>
/// <param name="Sources">What it is counted from.</param>
internal sealed record IndicatorWords(string Code, string Name, string Formula, string Sources, int Version, DateOnly Since)
{
    /// <summary>In the catalogue.</summary>
    public string Address => $"/indicateurs#{Code.ToLowerInvariant()}";
}

/// <summary>The words of the catalogue, for modules that count indicators themselves.</summary>
internal interface IIndicatorWords
{
    IReadOnlyDictionary<string, IndicatorWords> OfAccompaniments();
}
