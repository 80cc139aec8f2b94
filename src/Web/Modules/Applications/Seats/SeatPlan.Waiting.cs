using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Seats;

// Those who wait: in which order, and who is asked next.
internal sealed partial class SeatPlan
{
    private static readonly TimeOnly Evening = new(18, 0);

    /// <summary>Once the places of a draw are given nobody is merely received: who comes later waits after those of its list.</summary>
    public void QueueLate(string by)
    {
        foreach (var late in all.Where(a => a.State == CandidacyStatus.Received && a.ApplicantName.Length > 0).ToList())
            WaitAt(late, null, by);
    }

    /// <summary>The group that was drawn is kept, the others wait in the order of the draw; who left meanwhile is replaced at once.</summary>
    public Refusal? Seat(IReadOnlyList<CandidacyId> group, IReadOnlyList<CandidacyId> waiting, string because, string by)
    {
        var there = group.Select(Find).OfType<Candidacy>().Where(a => a.State.Class is not StatusClass.Negative && a.ApplicantName.Length > 0).ToList();
        var broken = Rules.Broken([.. Holders.Where(h => h.State != CandidacyStatus.Kept).Concat(there).DistinctBy(a => a.Id).Select(a => a.AsCandidate(byId))]);
        if (broken.FirstOrDefault(b => !b.MayBeForced) is { } first)
            return first.Words;
        foreach (var one in there.Where(a => !a.State.TakesAPlace))
            KeepAsChosen(one, by, broken.Any(b => b.Who.Contains(one.Id)) ? because : null);
        var line = waiting.Select(Find).OfType<Candidacy>().Where(a => a.State.Class is not StatusClass.Negative && a.State != CandidacyStatus.Draft && a.ApplicantName.Length > 0 && (a.State == CandidacyStatus.Kept || !a.State.TakesAPlace)).ToList();
        foreach (var one in line.Concat([.. WaitingList.Where(w => !line.Contains(w))]))
            WaitAt(one, null, by);
        QueueLate(by);
        OfferNext(group.Count - there.Count);
        return null;
    }

    private void OfferNext(int freed)
    {
        if (!moment.OffersByItself)
            return;
        // A draw knows more of who may come in whose place than the ranks do.
        var line = WaitingList.ToList();
        if (replacements is not null)
            line = [.. replacements.Next([.. Holders.Select(h => h.Id)], [.. line.Select(w => w.Id)]).Select(Find).OfType<Candidacy>()];
        foreach (var next in line)
        {
            if (freed <= 0)
                return;
            var size = Together(next).Count;
            if (next.State == CandidacyStatus.Waiting && Give(next, CandidacyStatus.Offered, "list") is null)
                freed -= size;
        }
    }

    private void WaitAt(Candidacy one, int? rank, string by)
    {
        var others = WaitingList.Where(w => w.Id != one.Id).ToList();
        if (one.State != CandidacyStatus.Waiting)
            Move(one, CandidacyStatus.Waiting, by);
        others.Insert(Math.Clamp((rank ?? int.MaxValue) - 1, 0, others.Count), one);
        foreach (var (i, waiting) in others.Index())
            waiting.Rank = i + 1;
    }

    private void Renumber()
    {
        foreach (var (i, waiting) in WaitingList.ToList().Index())
            waiting.Rank = i + 1;
    }

    // A decent hour: "jusqu'au 28 à 18 h", on the day that the time to answer ends or the next.
    private DateTimeOffset EndOfOffer()
    {
        var zone = moment.Zone ?? TimeZoneInfo.Utc;
        var after = TimeZoneInfo.ConvertTime(moment.Now.AddHours(call.OfferHours), zone).DateTime;
        var end = DateOnly.FromDateTime(after).AddDays(TimeOnly.FromDateTime(after) > Evening ? 1 : 0).ToDateTime(Evening);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
