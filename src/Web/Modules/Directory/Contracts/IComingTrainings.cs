namespace Maillage.Modules.Directory.Contracts;

/// <summary>What a search of the directory asks of trainings on a date, as said; empty = not asked.</summary>
/// <param name="Sectors">Codes of the list requester-sectors.</param>
/// <param name="Territories">Codes of the gazetteer.</param>
/// <param name="Near">A place as typed.</param>
internal sealed record TrainingAsk(string Words, IReadOnlyList<string> Sectors, IReadOnlyList<string> Territories, string Near, double Kilometres);

/// <summary>A training that is to come, in words for the reader.</summary>
/// <param name="About">Who gives it, where, how many places are left.</param>
internal sealed record ComingTraining(string Title, string Address, DateOnly FirstDay, string About);

/// <summary>Trainings to come, for the pages of the directory; the module that knows them registers it.</summary>
internal interface IComingTrainings
{
    /// <summary>Those that answer the search, the soonest first.</summary>
    Task<IReadOnlyList<ComingTraining>> Matching(TrainingAsk ask, CancellationToken cancel);

    /// <summary>Those a service gives, the soonest first.</summary>
    Task<IReadOnlyList<ComingTraining>> Of(ServiceId service, CancellationToken cancel);
}
