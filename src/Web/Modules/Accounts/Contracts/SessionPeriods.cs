namespace Maillage.Modules.Accounts.Contracts;

/// <summary>How long a session lasts that nobody ends.</summary>
internal static class SessionPeriods
{
    /// <summary>Unused for so long, it is over.</summary>
    public const int IdleHours = 12;

    /// <summary>The same, where the person asked to stay signed in.</summary>
    public const int KeptDays = 14;

    /// <summary>However it is used.</summary>
    public const int LongestDays = 60;
}
