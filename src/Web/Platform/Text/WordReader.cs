namespace Maillage.Platform.Text;

/// <summary>Reads the words of a text one by one: folded, elision cut off ("l'alcool"), inclusive endings left out ("travailleur·euse", "professionnel.le.s"), initials joined ("C.P.A.S.").</summary>
internal ref struct WordReader
{
    public const int Longest = 40;
    private readonly ReadOnlySpan<char> text;
    private readonly Span<char> buffer;
    private int at;
    private int length;

    /// <summary>Begins before the first word.</summary>
    /// <param name="text">What is read.</param>
    /// <param name="buffer">Room for one word, <see cref="Longest"/> characters; longer words are cut.</param>
    public WordReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        this.text = text;
        this.buffer = buffer;
    }

    /// <summary>Where the word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the word and what was left out of it end in the text.</summary>
    public readonly int End => at;

    /// <summary>The folded word; the caller may reduce it in place with <see cref="French.Root"/>.</summary>
    public readonly Span<char> Word => buffer[..length];

    public bool Next()
    {
        while (true)
        {
            while (at < text.Length && Letters.Of(text[at]) is Letters.Break or Letters.Skip)
                at++;
            if (at >= text.Length)
                return false;
            Start = at;
            length = 0;
            ReadLetters();
            if (at < text.Length && IsApostrophe(text[at]) && at + 1 < text.Length && IsLetter(at + 1))
            {
                if (IsElided(buffer[..length]))
                {
                    at++;
                    continue;
                }
                if (buffer[..length].SequenceEqual("aujourd"))
                {
                    at++;
                    ReadLetters();
                }
                else if (Letters.Of(text[at + 1]) == 's' && !IsLetter(at + 2))
                    at += 2;
            }
            if (length == 1)
                ReadInitials();
            else if (length >= 3)
                SkipEndings();
            return true;
        }
    }

    private void ReadLetters()
    {
        for (; at < text.Length; at++)
        {
            var letter = Letters.Of(text[at]);
            if (letter == Letters.Break)
                return;
            if (letter == Letters.Skip)
                continue;
            Put(letter);
            if (Letters.Second(text[at]) is var second and not Letters.Break)
                Put(second);
        }
    }

    private void Put(char letter)
    {
        if (length < Longest)
            buffer[length++] = letter;
    }

    private void ReadInitials()
    {
        while (at + 1 < text.Length && text[at] == '.' && IsLetter(at + 1) && !IsLetter(at + 2))
        {
            Put(Letters.Of(text[at + 1]));
            at += 2;
        }
    }

    private void SkipEndings()
    {
        Span<char> ending = stackalloc char[8];
        while (at + 1 < text.Length && text[at] is '·' or '•' or '‧' or '⋅' or '∙' or '.' or '-' or '/' or '(' or '–')
        {
            var size = 0;
            var end = at + 1;
            for (; end < text.Length && size < ending.Length && Letters.Of(text[end]) is var letter and not Letters.Break; end++)
            {
                if (letter != Letters.Skip)
                    ending[size++] = letter;
            }
            if (!IsInclusiveEnding(ending[..size], buffer[length - 1]))
                return;
            var open = text[at] == '(';
            if (open && (end >= text.Length || text[end] != ')'))
                return;
            at = open ? end + 1 : end;
            if (open && at < text.Length && text[at] == 's' && !IsLetter(at + 1))
                at++;
        }
    }

    private static bool IsInclusiveEnding(ReadOnlySpan<char> ending, char last)
    {
        if (ending.Length > 1 && ending[^1] == 's')
            ending = ending[..^1];
        return ending switch
        {
            "e" or "s" or "x" or "euse" or "trice" or "rice" or "ice" or "ere" or "iere" or "esse" or "ive" or "enne" or "elle" or "oresse" => true,
            "le" => last == 'l',
            "ne" => last == 'n',
            "te" => last == 't',
            "se" => last is 'x' or 's',
            "ve" or "fe" => last == 'f',
            _ => false,
        };
    }

    private readonly bool IsLetter(int index) => index < text.Length && Letters.Of(text[index]) is not Letters.Break and not Letters.Skip;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘' or '`';

    private static bool IsElided(ReadOnlySpan<char> word) => word switch
    {
        "l" or "d" or "j" or "m" or "n" or "s" or "t" or "c" or "qu" or "jusqu" or "lorsqu" or "puisqu" or "quoiqu" or "presqu" or "quelqu" => true,
        _ => false,
    };
}
