using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Applications;

// What an employer says, and what another application of the same person brings.
internal sealed partial class Candidacy
{
    /// <summary>A word leaves for the employer; an answer given before no longer counts.</summary>
    public Refusal? AskEmployer(string mail, DateTimeOffset at, DateOnly on, string by)
    {
        if (State.Class is StatusClass.Negative || State == CandidacyStatus.Draft || ApplicantName.Length == 0)
            return new Refusal("candidacies.not_running");
        if (EmployerAgrees == true)
            return new Refusal("candidacies.employer.agreed_already");
        if (Email is { } own && KeyOfMail(own) == KeyOfMail(mail))
            return new Refusal("candidacies.employer.own_mail");
        (EmployerEmail, EmployerAskedAt, EmployerRemindedAt, EmployerAgrees) = (mail, at, null, null);
        if (State == CandidacyStatus.Received || State == CandidacyStatus.AwaitsEmployer)
            MoveTo(CandidacyStatus.AwaitsEmployer, at, on, by);
        return null;
    }

    /// <summary>The employer's answer, by the link or as told to the team; their address is not needed any more.</summary>
    public void EmployerSays(bool agrees, DateTimeOffset at, DateOnly on, string by)
    {
        (EmployerAgrees, EmployerEmail) = (agrees, null);
        var reason = agrees ? null : EmployerRefuses;
        if (State == CandidacyStatus.AwaitsEmployer)
            MoveTo(agrees ? CandidacyStatus.Received : CandidacyStatus.AwaitsEmployer, at, on, by, reason);
        else
            Changes.Add(new CandidacyChange { Id = Guid.CreateVersion7(at), CandidacyId = Id, From = Status, To = Status, Reason = reason, At = at, By = by });
    }

    /// <summary>Whether the employer's link still takes an answer.</summary>
    public bool AwaitsEmployerAt(DateTimeOffset now) =>
        EmployerAgrees is null && State.Class is not StatusClass.Negative && EmployerAskedAt is { } asked && now < asked.AddDays(EmployerDays);

    public bool IsNotSameAs(Candidacy other) => NotSameAs.Contains(other.Id.ToString());

    /// <summary>Two people, though they look alike: remembered, so that nobody asks again.</summary>
    public void SayNotSame(Candidacy other)
    {
        if (IsNotSameAs(other))
            return;
        NotSameAs = [.. NotSameAs, other.Id.ToString()];
        other.NotSameAs = [.. other.NotSameAs, Id.ToString()];
    }

    /// <summary>Takes over what this application does not say from another of the same person; what both say stays as it is here.</summary>
    public void Absorb(Candidacy other, DateTimeOffset at, string by)
    {
        (Email, Phone, Profession, Sector) = (Email ?? other.Email, Phone ?? other.Phone, Profession ?? other.Profession, Sector ?? other.Sector);
        (StructureType, OrganizationId, CommuneCode, Channel) = (StructureType ?? other.StructureType, OrganizationId ?? other.OrganizationId, CommuneCode ?? other.CommuneCode, Channel ?? other.Channel);
        (Motivation, PairEmail) = (Both(Motivation, other.Motivation), PairEmail ?? other.PairEmail);
        (AppliedBefore, AgreesToBeAskedAgain, TiedToFacilitator) = (AppliedBefore || other.AppliedBefore, AgreesToBeAskedAgain || other.AgreesToBeAskedAgain, TiedToFacilitator || other.TiedToFacilitator);
        if (EmployerAskedAt is null && EmployerAgrees is null)
            (EmployerEmail, EmployerAskedAt, EmployerRemindedAt, EmployerAgrees) = (EmployerEmail ?? other.EmployerEmail, other.EmployerAskedAt, other.EmployerRemindedAt, other.EmployerAgrees);
        if (State == CandidacyStatus.Received && other.State == CandidacyStatus.AwaitsEmployer)
            Status = other.Status;
        Changes.Add(new CandidacyChange { Id = Guid.CreateVersion7(at), CandidacyId = Id, From = Status, To = Status, Reason = other.NumberText, At = at, By = by });
    }

    /// <summary>Two texts of one person, one after the other.</summary>
    public static string? Both(string? one, string? other) => one is null || other is null || one == other ? one ?? other : $"{one}\n\n{other}";
}
