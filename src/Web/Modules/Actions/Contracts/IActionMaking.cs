using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;

namespace Maillage.Modules.Actions.Contracts;

/// <summary>What another module knows of an action that is to begin; nothing is typed again.</summary>
/// <param name="Kind">Code of the list action-modules.</param>
/// <param name="Objectives">One line each.</param>
/// <param name="Partners">Names of who takes part beside the lead.</param>
/// <param name="Commune">A code of the gazetteer.</param>
internal sealed record NewAction(string Title, string Kind, OrganizationId? Lead, string Zone, DateOnly? Begins, DateOnly? Ends, string? Context, string? Objectives, string? Description, IReadOnlyList<string> Partners, string? Commune, AccountId By);

/// <summary>Begins an action, as a draft; who asks has made sure that its person may.</summary>
internal interface IActionMaking
{
    /// <summary>Adds it to what the caller saves.</summary>
    Task<ActionCard> Make(NewAction begun, CancellationToken cancel);
}
