namespace Maillage.Modules.Sessions;

/// <summary>Ids of the lists that sessions use.</summary>
internal static class SessionLists
{
    public const string Topics = "theory-topics";
    public const string Statuses = "session-statuses";
    public const string Reasons = "session-change-reasons";
    public const string Formats = "session-formats";
    public const string Parts = "session-parts";
    public const string Scenarios = "role-play-scenarios";
    public const string Grid = "reading-grid";
    public const string Levels = "intervention-levels";
    public const string Attendance = "attendance-statuses";
}
