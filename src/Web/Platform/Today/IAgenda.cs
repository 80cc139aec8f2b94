namespace Maillage.Platform.Today;

/// <summary>A date that the person who has signed in keeps, in their own words' order: when, what.</summary>
/// <param name="At">In the zone of what it belongs to; null = the whole day.</param>
internal sealed record AgendaLine(DateOnly Day, TimeOnly? At, string What, string Link);

/// <summary>What one module has in the diary of the person of this request; classes that implement it are found, never listed.</summary>
internal interface IAgenda
{
    /// <summary>The soonest, today's included.</summary>
    Task<IReadOnlyList<AgendaLine>> Next(int most, CancellationToken cancel);
}
