using System.Globalization;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Help;

/// <summary>The help lines of the emergency-lines list. Its labels read "Name : number"; "checked" is the month they were last compared with their source, "door" those every page shows.</summary>
internal sealed class ListedHelpLines(IVocabularies vocabularies) : IHelpLines
{
    public const string Page = "/aide";

    public string Address => Page;

    public IReadOnlyList<HelpLine> In(string? country, Texts texts) =>
        [.. vocabularies.List(Lists.EmergencyLines).Where(t => !t.Closed && (country is null || t.Countries.Contains(country, StringComparer.Ordinal))).Select(t => Read(t, texts))];

    private static HelpLine Read(VocabularyTerm term, Texts texts)
    {
        var label = term.Label.In(texts.Language, texts.Belgian);
        var colon = label.LastIndexOf(':');
        var (name, number) = colon < 0 ? ("", label) : (label[..colon].Trim(), label[(colon + 1)..].Trim());
        return new HelpLine(
            term.Code,
            term.Countries.Count == 1 ? term.Countries[0] : null,
            name,
            // A number broken over two lines is misdialled.
            number.Replace(' ', '\u00a0'),
            DateOnly.TryParseExact(term.Extra.GetValueOrDefault("checked"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                ? month.ToString("MMMM yyyy", CultureInfo.CurrentCulture) : null,
            term.Extra.GetValueOrDefault("door") is not null);
    }
}
