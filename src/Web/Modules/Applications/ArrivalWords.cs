using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications;

/// <summary>How an application came in, and through what the person heard of it.</summary>
internal static class ArrivalWords
{
    public static string Entry(Candidacy one, Texts texts) => texts[$"candidacies.entry.{one.Entry}"];

    /// <summary>Null = not said.</summary>
    /// <param name="channels">What the codes of an invitation stand for.</param>
    public static string? Channel(Candidacy one, IReadOnlyDictionary<string, string> channels, IVocabularies vocabularies, Texts texts) =>
        one.Channel is { } code ? channels.GetValueOrDefault(code) ?? vocabularies.Label("diffusion-channels", code, texts) : null;
}
