using System.Globalization;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments.Stories;

/// <summary>The first words of a story, from what was noted, to be written on by hand.</summary>
internal static class Draft
{
    public static string Of(Dossier dossier, IVocabularies vocabularies, Texts texts)
    {
        List<string> paragraphs = [dossier.Months is { } months ? texts["accompaniments.story.draft.begin", Headline.Team(dossier.One, texts) ?? texts["accompaniments.a_team"], months, dossier.Held.Count] : texts["accompaniments.story.draft.short"]];
        if (dossier.Baseline.Count > 0)
            paragraphs.Add(string.Join(' ', dossier.Baseline.Select(o => Told(o, vocabularies, texts))));
        if (dossier.Landmarks.Count > 0)
            paragraphs.Add(string.Join(' ', dossier.Landmarks.Select(l => l.Words)));
        paragraphs.AddRange(dossier.Changes.Select(o => Told(o, vocabularies, texts)));
        return string.Join("\n\n", paragraphs);
    }

    /// <summary>What the words say that would make the team known: its institution, a mail, a long number.</summary>
    public static string? Telling(string words, Accompaniment one)
    {
        if (one.Institution is { Length: > 3 } name && Fold.Key(words).Contains(Fold.Key(name), StringComparison.Ordinal))
            return name;
        // How old someone is tells nothing by itself; a number, a mail, a street, a name with a title do.
        return Traces.Of(words).FirstOrDefault(p => p.Trace is not Trace.None && !p.Text.EndsWith("ans", StringComparison.Ordinal))?.Text;
    }

    private static string Told(Outcome outcome, IVocabularies vocabularies, Texts texts)
    {
        var label = vocabularies.Label(AccompanimentLists.Outcomes, outcome.Type, texts);
        return outcome.Words is { } words ? texts["accompaniments.story.draft.change", outcome.On.ToString("MMMM", CultureInfo.CurrentCulture), label, words] : label;
    }
}
