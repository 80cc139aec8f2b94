namespace Maillage.Modules.Directory.Hours;

internal enum ReadingKind
{
    Read,
    Appointment,

    /// <summary>The source says nothing: neither open nor closed.</summary>
    Silent,

    /// <summary>The text is kept and never counts as open.</summary>
    Unreadable,
}

/// <summary>What came of reading hours as a source writes them.</summary>
internal sealed record HoursReading(ReadingKind Kind, string Said)
{
    public IReadOnlyList<Period> Periods { get; init; } = [];

    public IReadOnlyList<DayRule> AppointmentDays { get; init; } = [];

    /// <summary>True or false where the text speaks of public holidays.</summary>
    public bool? OpenOnHolidays { get; init; }

    /// <summary>Why it could not be read, as a code: unknown-day, no-closing…</summary>
    public string? Why { get; init; }

    public static HoursReading Unreadable(string said, string why) => new(ReadingKind.Unreadable, said) { Why = why };
}
