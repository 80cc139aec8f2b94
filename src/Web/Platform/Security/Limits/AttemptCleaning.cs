using Maillage.Platform.Jobs;

namespace Maillage.Platform.Security.Limits;

/// <summary>Counts that no limit looks at any more, and the keys of the days before.</summary>
internal sealed class AttemptCleaning(AttemptLimits limits) : ICleaning
{
    public string What => "attempts";

    public Task<int> Clean(DateTimeOffset now, CancellationToken cancel) => limits.Forget(cancel);
}
