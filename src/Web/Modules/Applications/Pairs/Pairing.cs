using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Pairs;

/// <summary>Two colleagues apply together: both or neither, once each has named the other.</summary>
internal static class Pairing
{
    /// <summary>One names the other by mail. They are a pair if the other did the same; else the other is asked, or invited to apply first.</summary>
    public static Refusal? Name(SeatPlan plan, Candidacy one, string mail, CandidacyMails mails, ActionCard? action)
    {
        var key = Candidacy.KeyOfMail(mail);
        if (!MayPair(one))
            return new Refusal("candidacies.not_running");
        if (one.Email is { } own && Candidacy.KeyOfMail(own) == key)
            return new Refusal("candidacies.pair.own_mail");
        if (one.PairedWithId is not null)
            return new Refusal("candidacies.pair.taken", one.NumberText);
        one.PairEmail = key;
        var other = plan.All.FirstOrDefault(a => a.Id != one.Id && MayPair(a) && a.Email is { } theirs && Candidacy.KeyOfMail(theirs) == key);
        if (other is null)
            mails.InvitePair(one, key, action);
        else if (Names(other, one))
            return Bind(plan, one, other) ?? Told(other, one);
        else
            mails.AskPair(other, one, action);
        return null;

        Refusal? Told(Candidacy first, Candidacy second)
        {
            mails.TellPair(first, second, action);
            return null;
        }
    }

    /// <summary>Both or neither from now on.</summary>
    public static Refusal? Bind(SeatPlan plan, Candidacy one, Candidacy other)
    {
        if (one.Id == other.Id || !MayPair(one) || !MayPair(other))
            return new Refusal("candidacies.not_running");
        if (new[] { (one, other), (other, one) }.FirstOrDefault(p => p.Item1.PairedWithId is { } bound && bound != p.Item2.Id && plan.Find(bound) is { } third && MayPair(third)) is { Item1: { } taken })
            return new Refusal("candidacies.pair.taken", taken.NumberText);
        (one.PairedWithId, other.PairedWithId) = (other.Id, one.Id);
        one.PairEmail = other.PairEmail = null;
        return null;
    }

    /// <summary>Each applies alone again; what was named is forgotten.</summary>
    public static void Loosen(SeatPlan plan, Candidacy one)
    {
        if (one.PairedWithId is { } id && plan.Find(id) is { } other && other.PairedWithId == one.Id)
            other.PairedWithId = null;
        (one.PairedWithId, one.PairEmail) = (null, null);
    }

    /// <summary>Who has named this person and waits for their word.</summary>
    public static Candidacy? WhoNames(IEnumerable<Candidacy> all, Candidacy one) => one.PairedWithId is not null ? null : all.FirstOrDefault(a => a.Id != one.Id && MayPair(a) && a.PairedWithId is null && Names(a, one));

    public static bool MayPair(Candidacy one) => one.State != CandidacyStatus.Draft && one.State.Class is not StatusClass.Negative && one.ApplicantName.Length > 0;

    private static bool Names(Candidacy one, Candidacy other) => one.PairEmail is { } named && other.Email is { } mail && named == Candidacy.KeyOfMail(mail);
}
