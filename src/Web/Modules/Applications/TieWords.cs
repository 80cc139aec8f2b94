using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications;

/// <summary>What binds one application to others, in the words of the list and of the composition.</summary>
internal static class TieWords
{
    public static IReadOnlyList<string> Of(Candidate one, IReadOnlyDictionary<CandidacyId, string> numbers, Texts texts)
    {
        var words = new List<string>();
        if (one.PairedWith is { } pair)
            words.Add(texts["candidacies.ties.pair", numbers.GetValueOrDefault(pair)]);
        if (one.LeftBy is { } gone)
            words.Add(texts["candidacies.ties.left", gone]);
        if (one.Manager is { } manager)
            words.Add(texts["candidacies.ties.managed", numbers.GetValueOrDefault(manager)]);
        if (one.TiedToFacilitator)
            words.Add(texts["candidacies.ties.tied"]);
        return words;
    }
}
