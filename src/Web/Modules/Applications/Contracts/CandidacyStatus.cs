using System.Collections.Frozen;

namespace Maillage.Modules.Applications.Contracts;

internal enum StatusClass
{
    Pending,
    Waiting,
    Positive,
    Negative,
}

/// <summary>The one table of states of an application: what class it is, whether it takes a place, whether it counts as a request. Labels are in the list application-statuses.</summary>
/// <param name="Code">Code of the list application-statuses.</param>
/// <param name="Counts">Counts among the requests (P4a); drafts and duplicates do not.</param>
internal sealed record CandidacyStatus(string Code, StatusClass Class, bool TakesAPlace, bool Counts)
{
    public static readonly CandidacyStatus Draft = new("brouillon", StatusClass.Pending, TakesAPlace: false, Counts: false);
    public static readonly CandidacyStatus Received = new("recue", StatusClass.Pending, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus AwaitsEmployer = new("accord-employeur-attendu", StatusClass.Pending, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus Kept = new("retenue", StatusClass.Pending, TakesAPlace: true, Counts: true);
    public static readonly CandidacyStatus Waiting = new("liste-attente", StatusClass.Waiting, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus Offered = new("place-proposee", StatusClass.Pending, TakesAPlace: true, Counts: true);
    public static readonly CandidacyStatus Accepted = new("acceptee", StatusClass.Positive, TakesAPlace: true, Counts: true);
    public static readonly CandidacyStatus Declined = new("declinee", StatusClass.Negative, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus Withdrawn = new("desistee", StatusClass.Negative, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus NotKept = new("non-retenue", StatusClass.Negative, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus Expired = new("expiree", StatusClass.Negative, TakesAPlace: false, Counts: true);
    public static readonly CandidacyStatus Duplicate = new("doublon", StatusClass.Negative, TakesAPlace: false, Counts: false);

    public static readonly IReadOnlyList<CandidacyStatus> All =
        [Draft, Received, AwaitsEmployer, Kept, Waiting, Offered, Accepted, Declined, Withdrawn, NotKept, Expired, Duplicate];

    private static readonly FrozenDictionary<string, CandidacyStatus> ByCode = All.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);

    public static CandidacyStatus Of(string code) => ByCode[code];
}
