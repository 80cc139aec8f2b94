using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Applications;

/// <summary>Someone asks to take part in an action: once per person, kept whatever becomes of it.</summary>
internal sealed partial class Candidacy : IVersioned
{
    public const int EmployerDays = 21;
    public const int EmployerReminderDays = 7;

    /// <summary>Code of the list application-reasons.</summary>
    public const string EmployerRefuses = "employeur-refuse";

    public required CandidacyId Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>1, 2, 3… within the action; shown as C-07 where a name has no place.</summary>
    public required int Number { get; init; }

    /// <summary>Code of the list application-statuses.</summary>
    public string Status { get; private set; } = CandidacyStatus.Draft.Code;

    /// <summary>Code of the list application-reasons, for a place not given or given up.</summary>
    public string? Reason { get; private set; }

    [Personal]
    public required string ApplicantName { get; set; }

    [Personal]
    public string? Email { get; set; }

    [Personal]
    public string? Phone { get; set; }

    /// <summary>Language of the mails: fr, nl or en; null = French.</summary>
    public string? Language { get; init; }

    /// <summary>Tells that two applications are of one person: made of the mail, else of name and structure.</summary>
    [Personal]
    public string? PersonKey { get; set; }

    /// <summary>Code of the list professions.</summary>
    public string? Profession { get; set; }

    /// <summary>Code of the list requester-sectors.</summary>
    public string? Sector { get; set; }

    public required string StructureName { get; set; }

    /// <summary>Code of the list structure-types, or as said.</summary>
    public string? StructureType { get; set; }

    /// <summary>Null = not in the directory.</summary>
    public OrganizationId? OrganizationId { get; set; }

    /// <summary>A code of the gazetteer.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>Why they apply, in their words; read by who prepares the group only.</summary>
    [Personal]
    public string? Motivation { get; set; }

    /// <summary>How they heard of it: code of the list diffusion-channels, or as said.</summary>
    public string? Channel { get; set; }

    /// <summary>link, phone or paper: how the application came in.</summary>
    public required string Entry { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public bool AppliedBefore { get; set; }

    /// <summary>May be asked again, first, at the next edition.</summary>
    public bool AgreesToBeAskedAgain { get; set; }

    /// <summary>Both or neither.</summary>
    public CandidacyId? PairedWithId { get; set; }

    /// <summary>Line manager of this applicant, among the applicants.</summary>
    public CandidacyId? ManagerId { get; set; }

    /// <summary>A therapeutic or authority tie to who leads the group.</summary>
    public bool TiedToFacilitator { get; set; }

    /// <summary>Null = not needed, not asked yet, or not answered.</summary>
    public bool? EmployerAgrees { get; private set; }

    /// <summary>Kept until the employer has answered or the link has ended.</summary>
    [Personal]
    public string? EmployerEmail { get; set; }

    /// <summary>When the employer was last asked; the link ends <see cref="EmployerDays"/> days later.</summary>
    public DateTimeOffset? EmployerAskedAt { get; private set; }

    public DateTimeOffset? EmployerRemindedAt { get; set; }

    /// <summary>Accepted when the group was constituted; stays true when the person leaves.</summary>
    public bool WasAccepted { get; private set; }

    /// <summary>Came in from the waiting list after the group was constituted.</summary>
    public bool Replaced { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Position on the waiting list, from 1.</summary>
    public int? Rank { get; set; }

    public DateTimeOffset? OfferExpiresAt { get; private set; }

    /// <summary>Mail of the colleague named for "both or neither", until the colleague names this one too.</summary>
    [Personal]
    public string? PairEmail { get; set; }

    /// <summary>Why a rule was set aside for this place, in the words of who decided.</summary>
    [Personal]
    public string? ForcedBecause { get; set; }

    /// <summary>The application of the same person that goes on in place of this one.</summary>
    public CandidacyId? DuplicateOfId { get; set; }

    /// <summary>Ids of applications that look like this one and are, the team says, of someone else.</summary>
    public List<string> NotSameAs { get; private set; } = [];

    public int Version { get; set; }

    public List<CandidacyChange> Changes { get; } = [];

    public string NumberText => $"C-{Number:00}";

    public CandidacyStatus State => CandidacyStatus.Of(Status);

    public string StructureKey => KeyOfStructure(OrganizationId, StructureName, CommuneCode);

    public static string KeyOfStructure(OrganizationId? organization, string name, string? communeCode) =>
        organization is { } known ? known.ToString() : $"{Fold.Key(name)}|{communeCode}";

    /// <summary>Moves to a state, dated and signed. The rules of each verb stand in the verbs; an import calls this with what its source says.</summary>
    public void MoveTo(CandidacyStatus next, DateTimeOffset at, DateOnly on, string by, string? reason = null, DateTimeOffset? offerExpiresAt = null)
    {
        Changes.Add(new CandidacyChange { Id = Guid.CreateVersion7(at), CandidacyId = Id, From = Status, To = next.Code, Reason = reason, At = at, By = by });
        Status = next.Code;
        Reason = reason;
        OfferExpiresAt = offerExpiresAt;
        if (next == CandidacyStatus.Received || next == CandidacyStatus.AwaitsEmployer)
            ConfirmedAt ??= at;
        else
            DecidedOn = on;
        if (next == CandidacyStatus.Accepted)
            WasAccepted = true;
        if (next != CandidacyStatus.Waiting)
            Rank = null;
        if (next.Class is StatusClass.Negative)
            EmployerEmail = PairEmail = null;
    }

    /// <summary>What the rules of a group look at; a colleague or manager who is out of the running binds nobody, unless they are chosen too.</summary>
    public Candidate AsCandidate(IReadOnlyDictionary<CandidacyId, Candidacy> all, IReadOnlyCollection<CandidacyId>? chosen = null)
    {
        CandidacyId? StillThere(CandidacyId? id) => id is { } known && all.TryGetValue(known, out var other) && (other.State.Class is not StatusClass.Negative || chosen?.Contains(known) == true) ? id : null;
        return new Candidate(Id, NumberText, ApplicantName, StructureKey, StructureName, StillThere(PairedWithId), StillThere(ManagerId), TiedToFacilitator,
            EmployerAgrees == true, Status, Rank, Profession, Sector, CommuneCode, ForcedBecause,
            State.TakesAPlace && StillThere(PairedWithId) is null && PairedWithId is { } pair ? all.GetValueOrDefault(pair)?.NumberText : null);
    }

    /// <summary>Two applications of the same mail, or of the same name from the same structure.</summary>
    public bool IsSamePersonAs(Candidacy other) => Id != other.Id && !IsNotSameAs(other) && ApplicantName.Length > 0 && other.ApplicantName.Length > 0
        && (PersonKey is { } key && key == other.PersonKey
            || Fold.Key(ApplicantName) == Fold.Key(other.ApplicantName) && Fold.Key(StructureName) == Fold.Key(other.StructureName));

    public static string KeyOfPerson(string? mail, string name, string structure) => mail is null ? $"{Fold.Key(name)}|{Fold.Key(structure)}" : KeyOfMail(mail);

    /// <summary>One spelling of a mail for all ways to write it.</summary>
    public static string KeyOfMail(string mail) => mail.Trim().Normalize().ToLowerInvariant();

    /// <summary>Takes away who it was; what was counted stays counted.</summary>
    public void Forget()
    {
        ApplicantName = "";
        Email = Phone = PersonKey = Motivation = EmployerEmail = PairEmail = ForcedBecause = null;
        AgreesToBeAskedAgain = false;
    }

    /// <summary>The group is constituted: who is accepted now counts as accepted, who left before does not.</summary>
    public void Constitute() => WasAccepted = State == CandidacyStatus.Accepted;

    /// <summary>The place comes from the waiting list, after the group was constituted.</summary>
    public void MarkReplacement() => Replaced = true;

    internal sealed class Mapping : IEntityTypeConfiguration<Candidacy>
    {
        public void Configure(EntityTypeBuilder<Candidacy> builder)
        {
            builder.ToTable("candidacies");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => new { a.ActionId, a.Number }).IsUnique();
            builder.HasIndex(a => new { a.ActionId, a.PersonKey });
            builder.HasIndex(a => a.OfferExpiresAt);
            builder.HasIndex(a => a.EmployerAskedAt);
            builder.Property(a => a.NotSameAs).HasConversion(JsonColumn.Converter<List<string>>(), JsonColumn.Comparer<List<string>>()).HasDefaultValueSql("'[]'");
            builder.HasMany(a => a.Changes).WithOne().HasForeignKey(c => c.CandidacyId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
