using Maillage.Modules.Directory.Contracts;

namespace Maillage.Modules.Requests.Contracts;

/// <summary>How many asked for support, and how soon they were answered.</summary>
/// <param name="MedianDays">To the first answer; null = none was answered.</param>
internal sealed record ReceivedRequests(int Received, int Answered, int? MedianDays);

/// <summary>Requests as figures, for modules that count what a service does; no request is named.</summary>
internal interface IRequestFigures
{
    /// <summary>Those that were sent to these organisations, each once; drafts, duplicates and what is no request are not counted.</summary>
    Task<ReceivedRequests> Of(IReadOnlyCollection<OrganizationId> organizations, CancellationToken cancel);
}
