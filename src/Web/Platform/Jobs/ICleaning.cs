namespace Maillage.Platform.Jobs;

/// <summary>What one part of the house throws away once it is over. Classes that implement it are found, never listed.</summary>
internal interface ICleaning
{
    /// <summary>What goes, in a word for the log.</summary>
    string What { get; }

    /// <summary>Throws away what is over at <paramref name="now"/> and says how much it was; safe to repeat.</summary>
    Task<int> Clean(DateTimeOffset now, CancellationToken cancel);
}
