namespace Maillage.Platform.Text;

/// <summary>Brings the forms of a French word to one root: plural, feminine, "-trice". Light on purpose: a root that cuts too deep finds what nobody asked for.</summary>
internal static class French
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "le", "la", "les", "un", "une", "des", "du", "de", "et", "ou", "a", "au", "aux", "en", "dans", "par", "pour", "sur", "avec",
        "chez", "ce", "ces", "cet", "cette", "son", "sa", "ses", "mon", "ma", "mes", "notre", "nos", "votre", "vos", "leur", "leurs",
        "qui", "que", "quoi", "dont", "est", "sont", "il", "elle", "ils", "elles", "je", "tu", "nous", "vous", "on", "se", "sans", "ne", "pas",
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "y", "the", "of", "and", "for", "in", "to", "with", "at", "or", "by", "is",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallSpans = Small.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that carry no meaning of their own: neither indexed nor asked for.</summary>
    public static bool IsSmall(ReadOnlySpan<char> folded) => folded.Length <= 5 && SmallSpans.Contains(folded);

    /// <summary>Reduces a folded word where it stands and returns the length that remains.</summary>
    public static int Root(Span<char> word)
    {
        var n = word.Length;
        if (n < 4 || char.IsAsciiDigit(word[0]))
            return n;
        n = Singular(word, n);
        if (n >= 8 && Ends(word, n, "trice"))
        {
            "teu".CopyTo(word[(n - 5)..]);
            return n - 2;
        }
        if (n >= 6 && Ends(word, n, "euse"))
            return n - 2;
        if (n >= 6 && Ends(word, n, "eur"))
            return n - 1;
        if (n >= 6 && word[n - 1] == 'e')
        {
            n--;
            if (word[n - 1] == word[n - 2] && word[n - 1] is 'l' or 'n' or 't' or 's' or 'm' or 'e' or 'r')
                n--;
        }
        if (n >= 5 && Ends(word, n, "if"))
            word[n - 1] = 'v';
        return n;
    }

    /// <summary>The root as text, for what is prepared once.</summary>
    public static string RootOf(string folded)
    {
        Span<char> buffer = stackalloc char[Math.Min(folded.Length, WordReader.Longest)];
        folded.AsSpan(0, buffer.Length).CopyTo(buffer);
        return new string(buffer[..Root(buffer)]);
    }

    private static int Singular(Span<char> word, int n)
    {
        if (word[n - 1] == 's' && word[n - 2] != 's')
            return n - 1;
        if (word[n - 1] != 'x' || n < 5 || word[n - 2] != 'u')
            return n;
        if (word[n - 3] == 'e' || word[n - 3] == 'o' || Ends(word, n, "eaux"))
            return n - 1;
        if (Ends(word, n, "travaux"))
        {
            "il".CopyTo(word[(n - 2)..]);
            return n;
        }
        if (word[n - 3] != 'a')
            return n;
        word[n - 2] = 'l';
        return n - 1;
    }

    private static bool Ends(ReadOnlySpan<char> word, int n, ReadOnlySpan<char> end) => word[..n].EndsWith(end);
}
