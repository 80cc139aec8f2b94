using Maillage.Platform.Ui;

namespace Maillage.Modules.Sessions;

/// <summary>When a session is, in words. A source may not say the hours: then they are said to be unknown, never to be midnight.</summary>
internal static class SessionWords
{
    /// <summary>"jeudi 12 mars 2026, de 9 h à 12 h 30".</summary>
    public static string When(this Session session, Texts texts) => texts.When(session.Date, session.StartsAt, session.EndsAt);

    public static string When(this Texts texts, DateOnly date, TimeOnly starts, TimeOnly ends) =>
        AreKnown(starts, ends) ? texts["seances.when", date, starts, ends] : texts["seances.when_unknown", date];

    public static string Hours(this Texts texts, TimeOnly starts, TimeOnly ends) =>
        AreKnown(starts, ends) ? texts["attestations.from_to", starts, ends] : texts["seances.hours_unknown"];

    /// <summary>Two equal hours stand for none.</summary>
    public static bool AreKnown(TimeOnly starts, TimeOnly ends) => ends > starts;
}
