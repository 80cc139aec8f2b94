using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests;

/// <summary>One service asked for a request: what it does with it is read by itself, that it was asked by all who are.</summary>
internal sealed class Addressee : IVersioned
{
    /// <summary>Days without an answer after which the service is reminded.</summary>
    public const int ReminderDays = 8;

    /// <summary>A third reminder would change nothing: then the coordination calls.</summary>
    public const int MostReminders = 2;

    public required AddresseeId Id { get; init; }

    public required RequestId RequestId { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>As it was called when it was asked: stays when its entry goes.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Whose people read it; null = the coordination passes it on.</summary>
    public OrganizationId? OrganizationId { get; init; }

    /// <summary>The organisation that passed it on; null = who asks chose it.</summary>
    public string? PassedOnBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>One of <see cref="AskedStates"/>.</summary>
    public string Status { get; private set; } = AskedStates.Waiting;

    /// <summary>Who of the service looks after it.</summary>
    public AccountId? AssignedTo { get; private set; }

    /// <summary>The service whose proposal is also this one's.</summary>
    public AddresseeId? JoinedToId { get; private set; }

    /// <summary>Code of the list request-decline-reasons.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>Until when, or who takes over, in their words.</summary>
    public string? DeclineWord { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the next reminder is due; null = none is.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    public int Reminders { get; set; }

    public int Version { get; set; }

    public bool IsOpen => Status != AskedStates.Declined;

    public bool Waits => Status == AskedStates.Waiting;

    public void StartWaiting(DateTimeOffset at) => RemindAt = at.AddDays(ReminderDays);

    /// <summary>Who asks wrote: an answer is waited for again.</summary>
    public void WaitAgain(DateTimeOffset at) => (RemindAt, Reminders) = (IsOpen ? at.AddDays(ReminderDays) : null, 0);

    public void Assign(AccountId? to) => AssignedTo = to;

    public Refusal? Answer(DateTimeOffset at)
    {
        if (!IsOpen)
            return new Refusal("requests.declined_before");
        if (Status == AskedStates.Waiting)
            Status = AskedStates.Answered;
        (AnsweredAt, RemindAt, Reminders) = (AnsweredAt ?? at, null, 0);
        return null;
    }

    public Refusal? Propose(DateTimeOffset at)
    {
        if (Answer(at) is { } refused)
            return refused;
        Status = AskedStates.Proposed;
        JoinedToId = null;
        return null;
    }

    /// <summary>Answers together with another service, whose proposal both sign.</summary>
    public Refusal? Join(Addressee other, DateTimeOffset at)
    {
        if (!IsOpen || other.Id == Id)
            return new Refusal("requests.declined_before");
        (Status, JoinedToId, RemindAt, AnsweredAt) = (AskedStates.Joined, other.Id, null, AnsweredAt ?? at);
        return null;
    }

    /// <summary>Answers no longer together.</summary>
    public Refusal? Leave()
    {
        if (Status != AskedStates.Joined)
            return new Refusal("requests.not_joined");
        (Status, JoinedToId) = (AskedStates.Answered, null);
        return null;
    }

    public Refusal? Decline(string reason, string? word, DateTimeOffset at)
    {
        if (!IsOpen)
            return new Refusal("requests.declined_before");
        (Status, DeclineReason, DeclineWord, AnsweredAt, RemindAt, JoinedToId) = (AskedStates.Declined, reason, word, at, null, null);
        return null;
    }

    /// <summary>Can after all.</summary>
    public Refusal? TakeBack(DateTimeOffset at)
    {
        if (IsOpen)
            return new Refusal("requests.not_declined");
        (Status, DeclineReason, DeclineWord) = (AskedStates.Answered, null, null);
        AnsweredAt ??= at;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Addressee>
    {
        public void Configure(EntityTypeBuilder<Addressee> builder)
        {
            builder.ToTable("request_addressees");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => new { a.RequestId, a.ServiceId }).IsUnique();
            builder.HasIndex(a => new { a.OrganizationId, a.Status });
            builder.HasIndex(a => a.RemindAt).HasFilter("remind_at is not null");
            builder.HasIndex(a => a.AssignedTo);
        }
    }
}
