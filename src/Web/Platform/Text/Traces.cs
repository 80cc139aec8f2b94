using System.Text.RegularExpressions;

namespace Maillage.Platform.Text;

/// <summary>How far a passage points to someone.</summary>
internal enum Trace
{
    None,

    /// <summary>Look twice: a name, an age, a street, a date, a mail.</summary>
    Telling,

    /// <summary>Never kept: a national number, a telephone number.</summary>
    Refused,
}

/// <summary>A piece of a text, in its order.</summary>
internal sealed record TracePiece(string Text, Trace Trace);

/// <summary>Passages of a story by which a person might be recognised. A help for who writes: no pattern knows a nickname.</summary>
internal static partial class Traces
{
    public const string Mask = "[…]";

    public static IReadOnlyList<TracePiece> Of(string text)
    {
        var pieces = new List<TracePiece>();
        var at = 0;
        foreach (Match match in Pattern().Matches(text))
        {
            var trace = match.Groups["number"].Success ? IsNumberOfSomeone(match.Value) ? Trace.Refused : Trace.None : Trace.Telling;
            if (trace is Trace.None)
                continue;
            if (match.Index > at)
                pieces.Add(new TracePiece(text[at..match.Index], Trace.None));
            pieces.Add(new TracePiece(match.Value, trace));
            at = match.Index + match.Length;
        }
        if (at < text.Length)
            pieces.Add(new TracePiece(text[at..], Trace.None));
        return pieces;
    }

    public static Trace Worst(string? text) => string.IsNullOrEmpty(text) ? Trace.None : Of(text).Select(p => p.Trace).DefaultIfEmpty().Max();

    /// <summary>The text without them.</summary>
    public static string? Masked(string? text) => text is null ? null : string.Concat(Of(text).Select(p => p.Trace is Trace.None ? p.Text : Mask));

    /// <summary>A telephone number, or a national one (Belgium 11 digits, France 13 or 15): not an amount, nor "2024-2025".</summary>
    private static bool IsNumberOfSomeone(string said)
    {
        var digits = said.Count(char.IsAsciiDigit);
        return digits is >= 9 and <= 15 && (said[0] is '0' or '+' || digits >= 11);
    }

    private const string Roads = "[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]haussée|[Ii]mpasse|[Qq]uai|[Aa]llée|[Pp]lace|[Cc]los|[Ss]quare|[Cc]ité|[Rr]ésidence";

    // A run of digits with what people put between them.
    private const string Number = @"(?<number>(?<![\d\p{L}])\+?\(?\d(?:[ \u00a0\u202f.\-/()]{0,2}[\dAB]){7,16}(?![\d\p{L}]))";
    private const string Mail = @"[\w.+-]+@[\w-]+(?:\.[\w-]+)+";

    // A birth; a date in figures; an age.
    private const string Dated = @"\b(?:née?s?|geboren|born)\s+(?:(?:le|op|on)\s+\d{1,2}(?:er)?\s+\p{L}+(?:\s+\d{4})?|(?:en|in)\s+(?:\p{L}+\s+)?\d{4})|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}[ \u00a0\u202f]?ans\b";

    // A street, with the number before or after it.
    private const string Street = @"(?:\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+)?\b(?:" + Roads + @")\s+(?:(?:de|des|du|la|le|les|d’|d'|l’|l')\s*){0,3}\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*(?:,?\s+(?:n[°o]\s*)?\d{1,4}(?:\s?(?:bis|ter)|[A-Za-z])?(?![\d\p{L}]))?";

    // A title and a name; a first name and an initial; a name after what announces it; a first name alone.
    private const string Named = @"\b(?:M\.|Mr|Mme|Mlle|Dr|Madame|Monsieur|Mademoiselle|Docteur)\s+\p{Lu}[\p{L}’'-]*|\b\p{Lu}[\p{Ll}’'-]+\s+\p{Lu}\.|(?:(?<=s[’']agit\sde\s)|(?<=s[’']agit\sd[’'])|(?<=prénommée?\s)|(?<=s[’']appelle\s)|(?<=nommée?\s)|(?<=\bappelée?\s))\p{Lu}[\p{Ll}’'-]+(?:\s+\p{Lu}[\p{Ll}’'-]+)?|(?<![\p{L}’'-])(?:" + FirstNames.Pattern + @")(?:-\p{Lu}\p{Ll}+)?(?![\p{L}-])(?:\s+\p{Lu}[\p{Ll}’'-]+)?";

    [GeneratedRegex(Number + "|" + Mail + "|" + Dated + "|" + Street + "|" + Named, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
