namespace Maillage.Modules.Home.Contracts;

/// <summary>Something anyone may come to, in words for the reader.</summary>
/// <param name="About">Who gives it, where.</param>
/// <param name="State">Places left, until when one may apply.</param>
internal sealed record ComingDate(DateOnly Day, string Title, string Address, string? About, string? State);

/// <summary>What a module announces on the front page.</summary>
internal interface IComing
{
    /// <summary>The soonest, in order.</summary>
    Task<IReadOnlyList<ComingDate>> Next(int most, CancellationToken cancel);
}
