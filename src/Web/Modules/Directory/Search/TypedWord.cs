namespace Maillage.Modules.Directory.Search;

/// <summary>A word as typed, ready to be held against many: counts the errors between two words (a letter missing, added, changed, or two neighbours exchanged) with one bit per letter, after Hyyrö 2003.</summary>
internal readonly ref struct TypedWord
{
    private readonly ReadOnlySpan<ulong> places;
    private readonly int length;

    /// <summary>Prepares the word; only small letters from a to z.</summary>
    /// <param name="word">At most 64 letters.</param>
    /// <param name="room">Room for 32 numbers, kept as long as the word is.</param>
    public TypedWord(ReadOnlySpan<char> word, Span<ulong> room)
    {
        room.Clear();
        for (var i = 0; i < word.Length; i++)
            room[word[i] & 31] |= 1UL << i;
        places = room;
        length = word.Length;
    }

    public static bool CanBe(ReadOnlySpan<char> word) => word.Length is > 0 and <= 64 && !word.ContainsAnyExceptInRange('a', 'z');

    /// <summary>How many errors lie between the word typed and another.</summary>
    public int Errors(ReadOnlySpan<char> other)
    {
        ulong up = ulong.MaxValue, down = 0, diagonal = 0, before = 0;
        var last = 1UL << (length - 1);
        var errors = length;
        foreach (var letter in other)
        {
            var here = places[letter & 31];
            var exchanged = ((~diagonal & here) << 1) & before;
            diagonal = (((here & up) + up) ^ up) | here | down | exchanged;
            var more = down | ~(diagonal | up);
            var less = diagonal & up;
            errors += (more & last) != 0 ? 1 : 0;
            errors -= (less & last) != 0 ? 1 : 0;
            more = more << 1 | 1;
            less <<= 1;
            up = less | ~(diagonal | more);
            down = more & diagonal;
            before = here;
        }
        return errors;
    }
}
