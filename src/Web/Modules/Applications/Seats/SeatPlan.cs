using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Seats;

/// <summary>When a place is given: the instant, the day where the action takes place, and whether a freed place goes to the next person by itself.</summary>
/// <param name="Zone">In which the hours of the action are said; null = universal time.</param>
internal sealed record SeatMoment(DateTimeOffset Now, DateOnly Today, bool OffersByItself, TimeZoneInfo? Zone = null);

/// <summary>
/// The places of one action, counted from what stands now. Everything that gives a place or takes one back goes through here,
/// under the lock of <see cref="Seating"/>: two people never get the last place.
/// </summary>
internal sealed partial class SeatPlan(Call call, IReadOnlyList<Candidacy> found, SeatMoment moment, IReplacementOrder? replacements = null, ClosedList? list = null)
{
    private readonly List<Candidacy> all = [.. found];
    private readonly Dictionary<CandidacyId, Candidacy> byId = found.ToDictionary(a => a.Id);

    public Call Call => call;

    public SeatMoment Moment => moment;

    public IReadOnlyList<Candidacy> All => all;

    /// <summary>Whose state changed in a way that a mail must tell.</summary>
    public List<Candidacy> ToTell { get; } = [];

    /// <summary>Who applied as a pair and is alone now, with the colleague who is out.</summary>
    public List<(Candidacy Mate, Candidacy Gone)> LeftAlone { get; } = [];

    /// <summary>The list of a draw, closed since its hash is public; null = everyone is in the running.</summary>
    public ClosedList? List => list;

    public CompositionRules Rules => new(call.Places, call.CapPerStructure, call.NeedsEmployerAgreement);

    public IEnumerable<Candidacy> Holders => all.Where(a => a.State.TakesAPlace);

    public IEnumerable<Candidacy> WaitingList => all.Where(a => a.State == CandidacyStatus.Waiting).OrderBy(a => a.Rank ?? int.MaxValue).ThenBy(a => a.Number);

    public Candidacy? Find(CandidacyId id) => byId.GetValueOrDefault(id);

    /// <summary>A new application among the others.</summary>
    public void Enter(Candidacy one)
    {
        all.Add(one);
        byId.Add(one.Id, one);
    }

    /// <summary>The rules that giving these people a place would break, by them.</summary>
    public IReadOnlyList<BrokenRule> BrokenBy(IReadOnlyCollection<Candidacy> who)
    {
        List<CandidacyId> ids = [.. who.Select(w => w.Id)];
        List<Candidate> then = [.. Holders.Concat(who).DistinctBy(a => a.Id).Select(a => a.AsCandidate(byId, ids))];
        return [.. Rules.Broken(then).Where(b => b.Rule is CompositionRule.Places || b.Who.Any(ids.Contains))];
    }

    /// <summary>Keeps someone, or offers the place until an hour; a pair comes together. Rules may be set aside for a reason, the number of places never.</summary>
    public Refusal? Give(Candidacy one, CandidacyStatus next, string by, string? forcedBecause = null)
    {
        if (one.State.TakesAPlace && !(one.State == CandidacyStatus.Kept && next == CandidacyStatus.Offered))
            return new Refusal("candidacies.has_place", one.NumberText);
        if (one.State == CandidacyStatus.Draft || one.State == CandidacyStatus.Duplicate || one.ApplicantName.Length == 0)
            return new Refusal("candidacies.not_running");
        var who = Together(one);
        if (who.Select(w => Holders.FirstOrDefault(w.IsSamePersonAs)).FirstOrDefault(h => h is not null) is { } same)
            return new Refusal("candidacies.same_person", same.NumberText);
        var broken = BrokenBy(who);
        if (broken.FirstOrDefault(b => !b.MayBeForced || string.IsNullOrWhiteSpace(forcedBecause)) is { } first)
            return first.Words;
        foreach (var person in who)
        {
            if (broken.Count > 0)
                person.ForcedBecause = forcedBecause!.Trim();
            Move(person, next, by, broken.Count > 0 ? forcedBecause : null);
        }
        Renumber();
        return null;
    }

    /// <summary>The person says yes, or someone for them. Counted again: who comes second to the last place waits at the head of the list.</summary>
    public Refusal? Accept(Candidacy one, string by)
    {
        if (one.State == CandidacyStatus.Accepted)
            return new Refusal("candidacies.has_place", one.NumberText);
        if (one.State == CandidacyStatus.Offered && one.OfferExpiresAt <= moment.Now)
        {
            Leave(one, CandidacyStatus.Expired, "clock");
            return new Refusal("candidacies.offer_over");
        }
        if (one.State != CandidacyStatus.Offered && one.State != CandidacyStatus.Kept)
            return new Refusal("candidacies.no_offer");
        var firm = all.Where(a => a.Id != one.Id && (a.State == CandidacyStatus.Accepted || a.State == CandidacyStatus.Kept)).ToList();
        if (call.Places is { } places && firm.Count >= places)
        {
            WaitAt(one, 1, by);
            return new Refusal("candidacies.last_taken", one.Rank!);
        }
        if (one.ForcedBecause is null && call.CapPerStructure is { } cap && firm.Count(a => a.StructureKey == one.StructureKey) >= cap)
        {
            WaitAt(one, 1, by);
            return new Refusal("candidacies.structure_full", cap, one.Rank!);
        }
        Move(one, CandidacyStatus.Accepted, by);
        if (call.ConstitutedOn is not null)
            one.MarkReplacement();
        return null;
    }

    /// <summary>Out of the running; a place that this frees goes to the right next person.</summary>
    public Refusal? Leave(Candidacy one, CandidacyStatus next, string by, string? reason = null)
    {
        if (one.State.Class is StatusClass.Negative)
            return new Refusal("candidacies.already_out");
        var held = one.State.TakesAPlace;
        Move(one, next, by, reason);
        Renumber();
        if (call.ConstitutedOn is null && one.PairedWithId is { } id && Find(id) is { } mate && mate.State.Class is not StatusClass.Negative && mate.State != CandidacyStatus.Draft)
            LeftAlone.Add((mate, one));
        if (call.ConstitutedOn is not null && one.PairedWithId is { } was && Find(was) is { } stays)
            // In a constituted group a pair binds nobody any more.
            stays.PairedWithId = null;
        if (held)
            OfferNext(1);
        return null;
    }

    /// <summary>Puts someone on the waiting list, at a rank or at its end.</summary>
    public Refusal? Wait(Candidacy one, int? rank, string by)
    {
        if (one.State == CandidacyStatus.Draft || one.State == CandidacyStatus.Duplicate || one.ApplicantName.Length == 0)
            return new Refusal("candidacies.not_running");
        var held = one.State.TakesAPlace;
        WaitAt(one, rank, by);
        if (held)
            OfferNext(1);
        return null;
    }

    /// <summary>Offers whose hour has come are over, and each place passes on. Doing it twice changes nothing.</summary>
    public void EndOffers()
    {
        foreach (var late in all.Where(a => a.State == CandidacyStatus.Offered && a.OfferExpiresAt <= moment.Now).OrderBy(a => a.OfferExpiresAt).ThenBy(a => a.Number).ToList())
            Leave(late, CandidacyStatus.Expired, "clock");
    }

    /// <summary>The group as it stands is the group: who was kept is accepted.</summary>
    public Refusal? Constitute(DateOnly on, string by)
    {
        if (call.ConstitutedOn is not null)
            return new Refusal("candidacies.constituted_already");
        var kept = all.Where(a => a.State == CandidacyStatus.Kept).ToList();
        if (kept.Count == 0 && !all.Any(a => a.State == CandidacyStatus.Accepted))
            return new Refusal("candidacies.nobody_kept");
        if (Rules.Broken([.. Holders.Select(h => h.AsCandidate(byId))]).FirstOrDefault(b => b.MayBeForced && !b.Who.Any(w => Find(w)?.ForcedBecause is not null)) is { } broken)
            return broken.Words;
        foreach (var one in kept)
        {
            if (Accept(one, by) is { } refusal)
                return refusal;
        }
        foreach (var one in all.Where(a => a.WasAccepted))
            one.Constitute();
        // A colleague who has not answered by now is not waited for.
        foreach (var one in all)
            one.PairEmail = null;
        call.ConstitutedOn = on;
        return null;
    }

    /// <summary>Back among those received, no decision taken.</summary>
    public void PutBack(Candidacy one, string by)
    {
        one.ForcedBecause = null;
        Move(one, CandidacyStatus.Received, by);
        Renumber();
    }

    /// <summary>A duplicate is out of the running; a place that both held is free.</summary>
    public void SetAside(Candidacy other, Candidacy kept, string by)
    {
        var held = other.State.TakesAPlace;
        Move(other, CandidacyStatus.Duplicate, by, kept.NumberText);
        other.DuplicateOfId = kept.Id;
        Renumber();
        if (held)
            OfferNext(1);
    }

    /// <summary>One of a choice whose rules were judged as a whole.</summary>
    public void KeepAsChosen(Candidacy one, string by, string? forcedBecause)
    {
        one.ForcedBecause = forcedBecause?.Trim();
        Move(one, CandidacyStatus.Kept, by, one.ForcedBecause);
        Renumber();
    }

    /// <summary>Kept though the colleague of the pair is out.</summary>
    public static void KeepAlone(Candidacy one, string? because) => (one.PairedWithId, one.ForcedBecause) = (null, because?.Trim());

    private List<Candidacy> Together(Candidacy one) =>
        one.PairedWithId is { } id && Find(id) is { } other && other.ApplicantName.Length > 0 && !other.State.TakesAPlace && other.State.Class is not StatusClass.Negative && other.State != CandidacyStatus.Draft
            ? [one, other] : [one];

    private void Move(Candidacy one, CandidacyStatus next, string by, string? reason = null)
    {
        one.MoveTo(next, moment.Now, moment.Today, by, reason, next == CandidacyStatus.Offered ? EndOfOffer() : null);
        if (next != CandidacyStatus.Kept && next != CandidacyStatus.Received && next != CandidacyStatus.Duplicate)
            ToTell.Add(one);
    }
}
