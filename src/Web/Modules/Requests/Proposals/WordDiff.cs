using System.Text.RegularExpressions;

namespace Maillage.Modules.Requests.Proposals;

internal enum Change
{
    Same,
    Added,
    Removed,
}

/// <summary>A run of words that stayed, came or went.</summary>
internal sealed record DiffPiece(string Text, Change Change);

/// <summary>What changed from one text to the next, word by word: the longest run of words that both have, and what lies between.</summary>
internal static partial class WordDiff
{
    // Beyond so many words each, a table of all pairs would weigh too much: then the whole is said to have changed.
    private const int MostWords = 1500;

    public static IReadOnlyList<DiffPiece> Of(string? before, string? after)
    {
        var (a, b) = (Words(before), Words(after));
        if (a.Length > MostWords || b.Length > MostWords)
            return before == after ? [new DiffPiece(after ?? "", Change.Same)] : [new DiffPiece(before ?? "", Change.Removed), new DiffPiece(after ?? "", Change.Added)];
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                table[i, j] = a[i] == b[j] ? table[i + 1, j + 1] + 1 : Math.Max(table[i + 1, j], table[i, j + 1]);
        }
        var pieces = new List<DiffPiece>();
        var (x, y) = (0, 0);
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
                (x, y) = Put(pieces, a[x], Change.Same, x + 1, y + 1);
            else if (y >= b.Length || x < a.Length && table[x + 1, y] >= table[x, y + 1])
                (x, y) = Put(pieces, a[x], Change.Removed, x + 1, y);
            else
                (x, y) = Put(pieces, b[y], Change.Added, x, y + 1);
        }
        return pieces;
    }

    private static (int X, int Y) Put(List<DiffPiece> pieces, string word, Change change, int x, int y)
    {
        if (pieces.Count > 0 && pieces[^1].Change == change)
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + word };
        else
            pieces.Add(new DiffPiece(word, change));
        return (x, y);
    }

    // A word with the space after it, so that pieces put together are the text.
    private static string[] Words(string? text) => [.. Word().Matches(text ?? "").Select(m => m.Value)];

    [GeneratedRegex(@"\S+\s*|\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
