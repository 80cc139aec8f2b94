using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Twins;

/// <summary>Makes one application of two of the same person. The other stays as it is, as a duplicate: what both say differently is not lost.</summary>
internal static class Merging
{
    public static Refusal? Merge(SeatPlan plan, Candidacy kept, Candidacy other, string by)
    {
        if (kept.Id == other.Id || kept.State == CandidacyStatus.Duplicate || other.State == CandidacyStatus.Duplicate || kept.State == CandidacyStatus.Draft || other.State == CandidacyStatus.Draft)
            return new Refusal("candidacies.twins.merged_already");
        if (other.WasAccepted)
            return new Refusal("candidacies.twins.was_in", other.NumberText);
        var rank = other.Rank;
        kept.Absorb(other, plan.Moment.Now, by);
        foreach (var one in plan.All)
        {
            if (one.PairedWithId == other.Id)
                one.PairedWithId = one.Id == kept.Id ? null : kept.Id;
            if (one.ManagerId == other.Id)
                one.ManagerId = one.Id == kept.Id ? null : kept.Id;
        }
        if (other.PairedWithId is { } pair && pair != kept.Id)
            kept.PairedWithId ??= pair;
        if (other.ManagerId is { } manager && manager != kept.Id)
            kept.ManagerId ??= manager;
        other.PairedWithId = other.ManagerId = null;
        if (rank is not null && (kept.State == CandidacyStatus.Received || kept.State == CandidacyStatus.AwaitsEmployer))
            plan.Wait(kept, rank, by);
        plan.SetAside(other, kept, by);
        return null;
    }

    /// <summary>They were two people after all.</summary>
    public static Refusal? Split(SeatPlan plan, Candidacy other, string by)
    {
        if (other.DuplicateOfId is not { } id || plan.Find(id) is not { } kept)
            return new Refusal("candidacies.twins.split_already");
        other.SayNotSame(kept);
        other.DuplicateOfId = null;
        plan.PutBack(other, by);
        return null;
    }
}
