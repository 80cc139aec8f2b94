using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>What the rules of a group look at in one application.</summary>
/// <param name="Number">C-07: how a person is named where their name has no place.</param>
/// <param name="StructureKey">The same for two applications from one structure.</param>
/// <param name="PairedWith">The colleague of "both or neither"; null once one of the two is out.</param>
/// <param name="LeftBy">Number of the colleague who is out of the running while this one was kept for both: somebody has to say whether one goes on alone.</param>
/// <param name="Manager">Line manager among the applicants.</param>
/// <param name="HasEmployerAgreement">False as long as an agreement that the call asks for is not given.</param>
/// <param name="Status">Code of the list application-statuses, today.</param>
/// <param name="Rank">On the waiting list, from 1.</param>
/// <param name="Twins">Applications that may be of the same person; nobody has said yet that they are not.</param>
internal sealed record Candidate(
    CandidacyId Id, string Number, string Name, string StructureKey, string StructureName, CandidacyId? PairedWith, CandidacyId? Manager,
    bool TiedToFacilitator, bool HasEmployerAgreement, string Status, int? Rank, string? Profession, string? Sector, string? CommuneCode, string? ForcedBecause, string? LeftBy = null, IReadOnlyList<CandidacyId>? Twins = null);

internal enum CompositionRule
{
    Places,
    CapPerStructure,
    LineManager,
    TieToFacilitator,
    Pair,
    EmployerAgreement,
    SamePerson,
}

/// <summary>A rule that a choice does not keep, in plain words, and whom it is about.</summary>
internal sealed record BrokenRule(CompositionRule Rule, Refusal Words, IReadOnlyList<CandidacyId> Who)
{
    /// <summary>There are as many places as there are: every other rule may be set aside for a reason that is written down.</summary>
    public bool MayBeForced => Rule is not CompositionRule.Places;
}

/// <summary>The rules of the trade for who sits together: pure, so that a screen, a draw and the giving of a place judge alike.</summary>
internal sealed record CompositionRules(int? Places, int? CapPerStructure, bool NeedsEmployerAgreement)
{
    /// <summary>The rules that this choice breaks; none = it may be kept as it is.</summary>
    public IReadOnlyList<BrokenRule> Broken(IReadOnlyCollection<Candidate> chosen)
    {
        var byId = chosen.ToDictionary(c => c.Id);
        var broken = new List<BrokenRule>();
        if (Places is { } places && chosen.Count > places)
            broken.Add(new BrokenRule(CompositionRule.Places, new Refusal("rules.places", places, chosen.Count), []));
        if (CapPerStructure is { } cap)
        {
            broken.AddRange(chosen.GroupBy(c => c.StructureKey, StringComparer.Ordinal).Where(g => g.Count() > cap)
                .Select(g => new BrokenRule(CompositionRule.CapPerStructure, new Refusal("rules.cap", cap, g.First().StructureName, g.Count()), [.. g.Select(c => c.Id)])));
        }
        foreach (var one in chosen)
        {
            if (one.Manager is { } manager && byId.TryGetValue(manager, out var boss))
                broken.Add(new BrokenRule(CompositionRule.LineManager, new Refusal("rules.manager", boss.Number, one.Number), [one.Id, boss.Id]));
            if (one.TiedToFacilitator)
                broken.Add(new BrokenRule(CompositionRule.TieToFacilitator, new Refusal("rules.tie", one.Number), [one.Id]));
            if (one.PairedWith is { } other && !byId.ContainsKey(other))
                broken.Add(new BrokenRule(CompositionRule.Pair, new Refusal("rules.pair", one.Number), [one.Id, other]));
            if (one.LeftBy is { } gone)
                broken.Add(new BrokenRule(CompositionRule.Pair, new Refusal("rules.pair_left", one.Number, gone), [one.Id]));
            foreach (var twin in one.Twins?.Select(byId.GetValueOrDefault).OfType<Candidate>().Where(t => string.CompareOrdinal(one.Number, t.Number) < 0) ?? [])
                broken.Add(new BrokenRule(CompositionRule.SamePerson, new Refusal("rules.twin", one.Number, twin.Number), [one.Id, twin.Id]));
            if (!one.HasEmployerAgreement && (NeedsEmployerAgreement || one.Status == CandidacyStatus.AwaitsEmployer.Code))
                broken.Add(new BrokenRule(CompositionRule.EmployerAgreement, new Refusal("rules.employer", one.Number), [one.Id]));
        }
        return broken;
    }
}

/// <summary>Everyone who may be chosen for a group, and the keeping of a choice.</summary>
internal interface IComposition
{
    /// <summary>Whom the last act on the places concerns and no mail reaches, by name and number: somebody has to call them.</summary>
    IReadOnlyList<string> ToCall { get; }

    /// <summary>The rules of the call, and the applications that are in the running or hold a place, in order of number. For who prepares the action: the caller has checked that.</summary>
    Task<(CompositionRules Rules, IReadOnlyList<Candidate> Candidates)> Of(Actions.Contracts.ActionId action, CancellationToken cancel);

    /// <summary>Keeps these people ("retenue"), counted again under the lock; those kept before and not chosen go back to "reçue". Returns the rules that forbid it: then nothing is changed.</summary>
    /// <param name="forcedBecause">Why rules that may be set aside are; written down with each choice it concerns.</param>
    Task<IReadOnlyList<BrokenRule>> Keep(Actions.Contracts.ActionId action, IReadOnlyCollection<CandidacyId> chosen, string? forcedBecause, Guid by, CancellationToken cancel);

    /// <summary>Seats a group that was drawn by lot, and puts the others on the waiting list in this order, all under the lock. Only the number of places can forbid it; doing it twice changes nothing.</summary>
    /// <param name="because">Written down where the rules of the trade would have said otherwise.</param>
    Task<Refusal?> SeatDrawn(Actions.Contracts.ActionId action, IReadOnlyList<CandidacyId> group, IReadOnlyList<CandidacyId> waiting, string because, Guid by, CancellationToken cancel);
}
