using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>When one may apply to an action.</summary>
/// <param name="ClosesOn">The last day, whole; null = not said.</param>
internal sealed record CallDates(bool IsOpen, DateOnly? OpensOn, DateOnly? ClosesOn, int? Places);

/// <summary>The call of an action, for modules that invite to it.</summary>
internal interface ICalls
{
    /// <summary>Null = there is no call.</summary>
    Task<CallDates?> Of(ActionCard action, CancellationToken cancel);

    /// <summary>Actions whose call may be open today, wherever they are: <see cref="Of"/> says of each whether it is.</summary>
    Task<IReadOnlyList<ActionId>> AboutOpen(CancellationToken cancel);
}
