namespace Maillage.Modules.Directory.Hours;

internal enum OpenKind
{
    Open,
    Closed,

    /// <summary>Received on appointment today.</summary>
    ByAppointment,

    /// <summary>Nothing is said, or nothing that can be read; never taken for open.</summary>
    Unknown,
}

/// <summary>Whether a door is open at a moment, and when that changes.</summary>
internal sealed record OpenState(OpenKind Kind)
{
    /// <summary>When it closes; null while open without an end in sight.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The next opening; null when none is known within a year.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The public holiday for which it is closed today.</summary>
    public Holiday? Holiday { get; init; }

    /// <summary>Why it is closed or keeps other hours today, as the service says it.</summary>
    public string? Reason { get; init; }

    /// <summary>A public holiday that some communes have and others not: it may be closed.</summary>
    public Holiday? Caution { get; init; }

    /// <summary>Some of the hours could not be read: there may be more openings.</summary>
    public bool IsPartial { get; init; }
}
