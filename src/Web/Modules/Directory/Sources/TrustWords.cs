using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Sources;

/// <summary>Trust in words: who, how and when, never a colour alone.</summary>
internal static class TrustWords
{
    /// <summary>The class of the knot in the thread.</summary>
    public static string Knot(this Trust trust) => trust switch { Trust.Verified => "knot-full", Trust.Fading => "knot-fading", _ => "knot-old" };

    /// <summary>The kind of the tag trust.</summary>
    public static string Kind(this Trust trust) => trust switch { Trust.Verified => "verified", Trust.Fading => "fading", _ => "old" };

    public static string How(this TrustKnot knot, Texts t, IVocabularies lists) =>
        TextBook.All.ContainsKey($"directory.trust.{knot.How}") ? t[$"directory.trust.{knot.How}", knot.Who] : $"{lists.Label(Lists.TrustMarks, knot.How, t)} ({knot.Who})";

    /// <summary>A date while it is fresh, an age with its date once it fades.</summary>
    public static string When(this TrustKnot knot, Texts t) => knot.Trust switch
    {
        Trust.Verified => t["directory.on_date", knot.At.InWords()],
        Trust.Fading => $"{Ago(knot.Days, t)} ({knot.At.InWords()})",
        _ => $"{t["directory.trust.to_confirm", Ago(knot.Days, t)]} ({knot.At.InWords()})",
    };

    /// <summary>One line for paper, where "three weeks ago" is soon wrong: "Vérifié par le service, le 5 novembre 2026".</summary>
    public static string Printed(this TrustKnot knot, Texts t, IVocabularies lists) =>
        $"{Capital(knot.How(t, lists))}, {t["directory.on_date", knot.At.InWords()]}";

    /// <summary>One line for a list: "Vérifié par le service, il y a 3 semaines".</summary>
    public static string Line(this TrustKnot knot, Texts t, IVocabularies lists) =>
        knot is { Trust: Trust.Old, IsImported: false } ? t["directory.trust.not_since", For(knot.Days, t)] : $"{Capital(knot.How(t, lists))}, {Ago(knot.Days, t)}";

    public static string Ago(int days, Texts t) => days == 0 ? t["directory.ago.today"] : t["directory.ago", For(days, t)];

    private static string For(int days, Texts t) => days switch
    {
        < 14 => t.Count("directory.days", days),
        < 60 => t.Count("directory.weeks", days / 7),
        < 730 => t.Count("directory.months", (int)Math.Round(days / 30.44)),
        _ => t.Count("directory.years", days / 365),
    };

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..];
}
