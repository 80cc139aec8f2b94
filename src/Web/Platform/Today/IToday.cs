namespace Maillage.Platform.Today;

/// <summary>One thing that waits for the person who has signed in.</summary>
/// <param name="What">A sentence, already written for the reader.</param>
/// <param name="Link">Where it is done.</param>
/// <param name="Since">Since when it waits: the oldest is shown first.</param>
/// <param name="About">What it belongs to: the title of the action, the name of the service.</param>
internal sealed record TodayLine(string What, string Link, DateOnly Since, string? About = null);

/// <summary>What waits in one module for the person of this request; classes that implement it are found, never listed. What is done is no longer a line.</summary>
internal interface IToday
{
    /// <summary>Empty for who has nothing to do there.</summary>
    Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel);
}
