namespace Maillage.Modules.Directory.Search;

/// <summary>Typing errors between two words: a letter missing, added, changed, or two neighbours exchanged (Damerau, optimal string alignment).</summary>
internal static class Typing
{
    /// <summary>The number of errors, or <paramref name="most"/> + 1 as soon as it is sure to be above.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        const int Room = Platform.Text.WordReader.Longest * 2 + 2;
        if (b.Length >= Room)
            return most + 1;
        Span<int> rows = stackalloc int[3 * Room];
        var before = rows[..Room];
        var previous = rows[Room..(2 * Room)];
        var current = rows[(2 * Room)..];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }
            if (least > most)
                return most + 1;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[b.Length];
    }
}
