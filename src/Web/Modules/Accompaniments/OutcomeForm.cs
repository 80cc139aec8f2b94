namespace Maillage.Modules.Accompaniments;

/// <summary>A change, as typed.</summary>
public sealed class OutcomeForm
{
    public string? Type { get; set; }

    public string? On { get; set; }

    public string? Words { get; set; }

    public string? Evidence { get; set; }

    public string? EvidenceWords { get; set; }

    public IFormFile? Upload { get; set; }

    public List<string> Goals { get; set; } = [];

    /// <summary>Of the change as it was read.</summary>
    public int Version { get; set; }

    internal static OutcomeForm Of(Outcome outcome) => new()
    {
        Type = outcome.Type,
        On = Typed.Written(outcome.On),
        Words = outcome.Words,
        Evidence = outcome.Evidence,
        EvidenceWords = outcome.EvidenceWords,
        Goals = [.. outcome.Goals],
        Version = outcome.Version,
    };
}
