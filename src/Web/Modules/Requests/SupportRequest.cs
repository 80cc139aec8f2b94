using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests;

/// <summary>A team or an institution asks one or several services for support; never the identity of a person helped.</summary>
internal sealed class SupportRequest : IVersioned
{
    public required RequestId Id { get; init; }

    /// <summary>Six signs to say on the phone; says nothing of how many there are.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the list request-statuses.</summary>
    public string Status { get; private set; } = RequestStates.Draft;

    /// <summary>Code of the list request-closing-reasons.</summary>
    public string? ClosingReason { get; private set; }

    /// <summary>Code of the list request-origins.</summary>
    public required string Origin { get; init; }

    [Personal]
    public string? RequesterName { get; set; }

    [Personal]
    public string? Email { get; set; }

    [Personal]
    public string? Phone { get; set; }

    /// <summary>Language of the mails: fr, nl or en; null = French.</summary>
    public string? Language { get; init; }

    /// <summary>Code of the list professions.</summary>
    public string? Profession { get; set; }

    public required string StructureName { get; set; }

    /// <summary>A code of the gazetteer.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>The province or département around it: what unmet needs are counted by.</summary>
    public string? TerritoryCode { get; set; }

    /// <summary>Code of the list requester-sectors.</summary>
    public string? Sector { get; set; }

    /// <summary>Code of the list settings.</summary>
    public string? Setting { get; set; }

    /// <summary>For the institution; else for one professional.</summary>
    public bool ForInstitution { get; set; }

    /// <summary>Code of the list support-types.</summary>
    public required string Support { get; set; }

    /// <summary>Codes of the list concern-types.</summary>
    public List<string> Concerns { get; set; } = [];

    /// <summary>Who the team is: "douze, dont la direction".</summary>
    [Personal]
    public string? Team { get; set; }

    [Personal]
    public string? Story { get; set; }

    [Personal]
    public string? Expectations { get; set; }

    [Personal]
    public string? Context { get; set; }

    [Personal]
    public string? Needs { get; set; }

    /// <summary>Projects and services that are there already: what is proposed completes them.</summary>
    [Personal]
    public string? Existing { get; set; }

    public string? TimeFrame { get; set; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The last act on it; what is over for long is forgotten by it.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The same for what was sent twice; null once forgotten.</summary>
    [Personal]
    public string? SentKey { get; set; }

    public RequestId? DuplicateOfId { get; private set; }

    public ActionId? ActionId { get; private set; }

    /// <summary>Among the figures: confirmed, not twice, not abusive, not of a person who needs help.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>A service could not, for a reason that says that a need is not covered; or nothing was found.</summary>
    public bool IsUnmet { get; set; }

    public DateTimeOffset? ForgottenAt { get; private set; }

    public int Version { get; set; }

    public List<RequestEvent> Events { get; } = [];

    public List<Addressee> Addressees { get; } = [];

    public bool IsOpen => RequestStates.IsOpen(Status);

    public bool IsOver => Status is RequestStates.Converted or RequestStates.Closed;

    /// <summary>It counts from here on.</summary>
    public Refusal? Confirm(string by, DateTimeOffset at)
    {
        if (Status != RequestStates.Draft)
            return new Refusal("requests.confirmed_already");
        IsCounted = true;
        MoveTo(RequestStates.Received, by, at);
        return null;
    }

    /// <summary>What is asked was understood together.</summary>
    public Refusal? Qualify(string by, DateTimeOffset at)
    {
        if (!IsOpen)
            return new Refusal("requests.is_over");
        Advance(RequestStates.Qualified, by, at);
        return null;
    }

    /// <summary>Goes on along the way; what is further stays further, and the fact is dated all the same.</summary>
    public void Advance(string state, string by, DateTimeOffset at, Addressee? who = null, string? detail = null)
    {
        if (Array.IndexOf(RequestStates.Way, state) > Array.IndexOf(RequestStates.Way, Status))
            Status = state;
        Note(state, by, at, who, detail);
    }

    /// <summary>A new version; one of what was agreed is to be agreed anew.</summary>
    public void Propose(bool anew, string by, DateTimeOffset at, Addressee who, string number)
    {
        if (anew && Status == RequestStates.Agreed)
            Status = RequestStates.Proposed;
        Advance(RequestStates.Proposed, by, at, who, number);
    }

    /// <summary>An act that changes no state, dated and signed.</summary>
    public void Note(string what, string by, DateTimeOffset at, Addressee? who = null, string? detail = null)
    {
        Events.Add(new RequestEvent { Id = Guid.CreateVersion7(at), RequestId = Id, AddresseeId = who?.Id, What = what, Detail = detail, At = at, By = by });
        ChangedAt = at;
    }

    public Refusal? Convert(ActionId action, string by, DateTimeOffset at)
    {
        if (Status == RequestStates.Converted)
            return new Refusal("requests.converted_already");
        ActionId = action;
        MoveTo(RequestStates.Converted, by, at);
        return null;
    }

    public Refusal? Close(string reason, bool isUnmet, string by, DateTimeOffset at)
    {
        if (!IsOpen)
            return new Refusal("requests.is_over");
        ClosingReason = reason;
        IsUnmet |= isUnmet;
        if (reason is RequestCodes.Duplicate or RequestCodes.Abusive or RequestCodes.FromAPerson)
            IsCounted = false;
        MoveTo(RequestStates.Closed, by, at, reason);
        return null;
    }

    /// <summary>Closed too early, or they came back.</summary>
    public Refusal? Reopen(string by, DateTimeOffset at)
    {
        if (Status != RequestStates.Closed || DuplicateOfId is not null || ForgottenAt is not null)
            return new Refusal("requests.not_reopened");
        ClosingReason = null;
        IsCounted = true;
        MoveTo(RequestStates.Received, by, at);
        return null;
    }

    public Refusal? JoinTo(SupportRequest kept, string by, DateTimeOffset at)
    {
        if (kept.Id == Id || !IsOpen || !kept.IsOpen)
            return new Refusal("requests.twins.over");
        DuplicateOfId = kept.Id;
        kept.Note("jointe", by, at, detail: Code);
        return Close(RequestCodes.Duplicate, isUnmet: false, by, at);
    }

    /// <summary>Takes away who it was and what was told; what was counted stays counted.</summary>
    public void Forget(DateTimeOffset at)
    {
        RequesterName = Email = Phone = SentKey = Story = Expectations = Context = Needs = Existing = Team = null;
        ForgottenAt = at;
    }

    /// <summary>Looks like another: the same structure in the same commune, or the same mail or number.</summary>
    public bool Resembles(SupportRequest other) => Id != other.Id && (
        Fold.Key(StructureName) == Fold.Key(other.StructureName) && CommuneCode == other.CommuneCode
        || Email is { } mail && string.Equals(mail, other.Email, StringComparison.OrdinalIgnoreCase)
        || LastDigits(Phone) is { } phone && phone == LastDigits(other.Phone));

    // Written with or without the country, a number ends alike.
    private static string? LastDigits(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit)) is { Length: >= 8 } digits ? digits[^8..] : null;

    private void MoveTo(string state, string by, DateTimeOffset at, string? detail = null)
    {
        Status = state;
        Note(state, by, at, detail: detail);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SupportRequest>
    {
        public void Configure(EntityTypeBuilder<SupportRequest> builder)
        {
            builder.ToTable("requests");
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.HasIndex(r => r.Code).IsUnique();
            builder.HasIndex(r => r.SentKey).IsUnique();
            builder.HasIndex(r => r.ActionId);
            builder.HasIndex(r => new { r.Status, r.ChangedAt });
            builder.HasIndex(r => new { r.IsCounted, r.TerritoryCode, r.Support, r.IsUnmet, r.ReceivedOn, r.CommuneCode }).HasDatabaseName("ix_requests_need");
            builder.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.RequestId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(r => r.Addressees).WithOne().HasForeignKey(a => a.RequestId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
