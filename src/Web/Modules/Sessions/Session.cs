using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions;

/// <summary>A séance: a half-day, or a whole day that counts as two, planned, held, moved or cancelled within an action.</summary>
internal sealed class Session : IVersioned
{
    public const int LongestPlace = 200;

    public required SessionId Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>1, 2, 3… within the action, in the order they were planned; part of its address, it never changes.</summary>
    public required int Number { get; init; }

    public DateOnly Date { get; private set; }

    /// <summary>matin, apres-midi or journee.</summary>
    public required string HalfDay { get; set; }

    /// <summary>In the zone of the action; the same as the end where nobody says the hours.</summary>
    public TimeOnly StartsAt { get; set; }

    public TimeOnly EndsAt { get; set; }

    /// <summary>Code of the list session-formats.</summary>
    public string Format { get; set; } = SessionFormats.HalfDay;

    /// <summary>Code of the list session-statuses.</summary>
    public string Status { get; private set; } = SessionStatus.Planned;

    /// <summary>Room and street, as said to participants.</summary>
    public string? Place { get; set; }

    /// <summary>The same for two sessions in one room.</summary>
    public string? PlaceKey { get; set; }

    /// <summary>A code of the gazetteer.</summary>
    public string? PlaceCode { get; set; }

    /// <summary>Codes of the list theory-topics.</summary>
    public List<string> PlannedTopics { get; set; } = [];

    public List<string> TreatedTopics { get; set; } = [];

    /// <summary>Codes of the list session-parts that were held; accueil-regles = the rule of confidentiality was recalled.</summary>
    public List<string> Parts { get; set; } = [];

    /// <summary>Codes of the list role-play-scenarios.</summary>
    public List<string> Scenarios { get; set; } = [];

    /// <summary>Time held; null = not said.</summary>
    public int? Minutes { get; set; }

    /// <summary>Code of the list session-change-reasons, or as said; why it was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Raised whenever a calendar has to change: RFC 5545 SEQUENCE.</summary>
    public int Sequence { get; private set; }

    /// <summary>The last SEQUENCE that participants were told of; null = never told.</summary>
    public int? ToldSequence { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; set; }

    public List<SessionFacilitator> Facilitators { get; } = [];

    public List<Postponement> Postponements { get; } = [];

    public List<Situation> Situations { get; } = [];

    public List<Attendance> Attendance { get; } = [];

    public int HalfDays => HalfDay == HalfDayCodes.Whole ? 2 : 1;

    public bool IsHeld => Status == SessionStatus.Held;

    public bool IsCancelled => Status == SessionStatus.Cancelled;

    /// <summary>To come: planned, confirmed, or moved to another date.</summary>
    public bool IsAhead => !IsHeld && !IsCancelled;

    /// <summary>Participants hold another date than this one.</summary>
    public bool IsUntold => ToldSequence != Sequence && !IsHeld;

    public bool KnowsHours => SessionWords.AreKnown(StartsAt, EndsAt);

    /// <summary>Its own length; null where nobody knows the hours.</summary>
    public int? PlannedMinutes => KnowsHours ? (int)(EndsAt - StartsAt).TotalMinutes : null;

    /// <summary>Sets when it is planned; a calendar that holds it has to follow.</summary>
    public void Schedule(DateOnly date, string halfDay, TimeOnly starts, TimeOnly ends, DateTimeOffset now)
    {
        if (ChangedAt != default && (Date, HalfDay, StartsAt, EndsAt) != (date, halfDay, starts, ends))
            Sequence++;
        (Date, HalfDay, StartsAt, EndsAt) = (date, halfDay, starts, ends);
        ChangedAt = now;
    }

    /// <summary>Something else that a calendar shows has changed: the place.</summary>
    public void CalendarChanged(DateTimeOffset now) => (Sequence, ChangedAt) = (Sequence + 1, now);

    public Refusal? Confirm(DateTimeOffset now)
    {
        if (!IsAhead)
            return new Refusal("seances.refused.over");
        if (Status == SessionStatus.Confirmed)
            return new Refusal("seances.refused.confirmed");
        (Status, ChangedAt) = (SessionStatus.Confirmed, now);
        return null;
    }

    public Refusal? Hold(DateOnly today, int minutes, DateTimeOffset now)
    {
        if (IsCancelled)
            return new Refusal("seances.refused.cancelled");
        if (IsHeld)
            return new Refusal("seances.refused.held");
        if (Date > today)
            return new Refusal("seances.refused.ahead", Date);
        (Status, Minutes, ChangedAt) = (SessionStatus.Held, minutes, now);
        if (TreatedTopics.Count == 0)
            TreatedTopics = [.. PlannedTopics];
        return null;
    }

    /// <summary>Moves it to another date. However often, it counts once.</summary>
    public Refusal? Postpone(DateOnly to, TimeOnly starts, TimeOnly ends, string reason, string by, DateTimeOffset now)
    {
        if (!IsAhead)
            return new Refusal("seances.refused.over");
        if (to == Date && starts == StartsAt && ends == EndsAt)
            return new Refusal("seances.refused.same_date");
        Postponements.Add(new Postponement { Id = Guid.CreateVersion7(now), SessionId = Id, From = Date, To = to, Reason = reason, At = now, By = by });
        Schedule(to, HalfDay, starts, ends, now);
        Status = SessionStatus.Postponed;
        return null;
    }

    public Refusal? Cancel(string reason, DateTimeOffset now)
    {
        if (IsHeld)
            return new Refusal("seances.refused.held");
        if (IsCancelled)
            return new Refusal("seances.refused.cancelled");
        (Status, CancelReason) = (SessionStatus.Cancelled, reason);
        CalendarChanged(now);
        return null;
    }

    public void MarkTold() => ToldSequence = Sequence;

    /// <summary>Someone's presence, or what they said of it; only for who takes part, and before the day nothing but an excuse.</summary>
    public Refusal? Note(Applications.Contracts.CandidacyId candidacy, string status, bool takesPart, DateOnly today)
    {
        if (!takesPart)
            return new Refusal("seances.refused.not_accepted");
        if (IsCancelled)
            return new Refusal("seances.refused.cancelled");
        if (today < Date && status is not (AttendanceStatus.Excused or AttendanceStatus.NotExpected))
            return new Refusal("seances.refused.too_early", Date);
        if (Attendance.Find(a => a.CandidacyId == candidacy) is { } noted)
            noted.Status = status;
        else
            Attendance.Add(new Attendance { SessionId = Id, CandidacyId = candidacy, Status = status });
        return null;
    }

    /// <summary>A situation the group worked on, from the day itself.</summary>
    public Refusal? WorkOn(Situation situation, DateOnly today)
    {
        if (IsCancelled)
            return new Refusal("seances.refused.cancelled");
        if (today < Date)
            return new Refusal("seances.refused.situation_early", Date);
        Situations.Add(situation);
        return null;
    }

    /// <summary>What a source says of it, without the rules of the verbs.</summary>
    public void TakeOver(DateOnly date, string status, DateTimeOffset now)
    {
        (Date, Status, ChangedAt) = (date, status, now);
        MarkTold();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("action_sessions");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.HasIndex(s => new { s.ActionId, s.Number }).IsUnique();
            builder.HasIndex(s => s.Date);
            builder.HasMany(s => s.Facilitators).WithOne().HasForeignKey(f => f.SessionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(s => s.Postponements).WithOne().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(s => s.Situations).WithOne().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(s => s.Attendance).WithOne().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Codes of the list session-formats that the program acts on.</summary>
internal static class SessionFormats
{
    public const string HalfDay = "demi-journee";
    public const string Day = "journee";
    public const string Remote = "visio";
}

/// <summary>Which half of the day.</summary>
internal static class HalfDayCodes
{
    public const string Morning = "matin";
    public const string Afternoon = "apres-midi";
    public const string Whole = "journee";

    public static readonly IReadOnlyList<string> All = [Morning, Afternoon, Whole];
}

/// <summary>Codes of the list session-parts that the program acts on.</summary>
internal static class SessionParts
{
    public const string Welcome = "accueil-regles";
    public const string Theory = "apport-theorique";
    public const string Situations = "analyse-situations";
    public const string RolePlay = "mise-en-situation";
}
