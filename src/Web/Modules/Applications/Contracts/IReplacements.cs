using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>What a module knows of who may take a freed place beyond the rules of the trade: the quotas of a draw, and its order.</summary>
internal interface IReplacements
{
    /// <summary>Null where it has nothing to say of this action: the waiting list then goes by its ranks. Asked inside the lock of the places.</summary>
    Task<IReplacementOrder?> Of(ActionId action, CancellationToken cancel);
}

/// <summary>Who comes next, given who holds a place now.</summary>
internal interface IReplacementOrder
{
    /// <summary>Those of the waiting list who may be offered a place, first the one to be asked first; empty where nobody fits.</summary>
    IReadOnlyList<CandidacyId> Next(IReadOnlyCollection<CandidacyId> holders, IReadOnlyList<CandidacyId> waiting);
}

/// <summary>Says why the places and caps of a call may not change any more.</summary>
internal interface ICallGuard
{
    /// <summary>Null = they may. A refusal is written down where it belongs.</summary>
    Task<Refusal?> Refuses(ActionId action, Guid by, CancellationToken cancel);

    /// <summary>The list that places will be drawn from, once it is closed; null = none is.</summary>
    Task<ClosedList?> ListOf(ActionId action, CancellationToken cancel);
}

/// <summary>The applications of a draw whose hash is public: who comes later is not among them, and waits after them.</summary>
internal sealed record ClosedList(DateTimeOffset Since, bool PlacesGiven, IReadOnlySet<CandidacyId> Who)
{
    /// <summary>Not decided yet, and too late for this draw.</summary>
    public bool IsTooLateFor(CandidacyId one, string status) => !Who.Contains(one) && (status == CandidacyStatus.Received.Code || status == CandidacyStatus.AwaitsEmployer.Code);
}

internal static class CallGuards
{
    /// <summary>The closed list of this action, whoever keeps it.</summary>
    public static async Task<ClosedList?> ListOf(this IEnumerable<ICallGuard> guards, ActionId action, CancellationToken cancel)
    {
        foreach (var guard in guards)
        {
            if (await guard.ListOf(action, cancel) is { } list)
                return list;
        }
        return null;
    }
}
