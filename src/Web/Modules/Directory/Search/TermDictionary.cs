using System.Numerics;

namespace Maillage.Modules.Directory.Search;

/// <summary>The roots known to an index, in ordinal order: exact, by prefix, and by one or two typing errors.</summary>
internal sealed class TermDictionary
{
    private readonly string[] roots;
    private readonly string[] forms;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> exact;
    private readonly int[][] byLength;
    private readonly uint[][] lettersByLength;

    /// <summary>Prepares the look-ups.</summary>
    /// <param name="roots">Sorted ordinally.</param>
    /// <param name="forms">The word shown for each root.</param>
    public TermDictionary(string[] roots, string[] forms)
    {
        this.roots = roots;
        this.forms = forms;
        var all = new Dictionary<string, int>(roots.Length, StringComparer.Ordinal);
        for (var i = 0; i < roots.Length; i++)
            all.Add(roots[i], i);
        exact = all.GetAlternateLookup<ReadOnlySpan<char>>();
        var lists = new List<int>[Platform.Text.WordReader.Longest + 1];
        for (var i = 0; i < roots.Length; i++)
        {
            if (TypedWord.CanBe(roots[i]))
                (lists[roots[i].Length] ??= []).Add(i);
        }
        byLength = [.. lists.Select(l => l?.ToArray() ?? [])];
        lettersByLength = [.. byLength.Select(l => l.Select(t => LettersOf(roots[t])).ToArray())];
    }

    public int Count => roots.Length;

    public string Root(int term) => roots[term];

    /// <summary>How the word is shown: its shortest form, with its accents.</summary>
    public string Form(int term) => forms[term];

    public int Find(ReadOnlySpan<char> root) => exact.TryGetValue(root, out var term) ? term : -1;

    /// <summary>The terms that begin with a prefix: [from, to).</summary>
    public (int From, int To) Range(ReadOnlySpan<char> prefix)
    {
        var from = LowerBound(prefix, 0);
        var to = from;
        if (from < roots.Length && roots[from].AsSpan().StartsWith(prefix))
        {
            int low = from, high = roots.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (roots[middle].AsSpan().StartsWith(prefix))
                    low = middle + 1;
                else
                    high = middle;
            }
            to = low;
        }
        return (from, to);
    }

    /// <summary>The term most likely meant by a word with typing errors, or -1: fewest errors, same first letter, then most entries. Two errors are thought of only where one explains nothing.</summary>
    public int Nearest(ReadOnlySpan<char> root, ReadOnlySpan<char> folded, Func<int, int> entries)
    {
        if (folded.Length < 4 || root.Length < 3 || !TypedWord.CanBe(folded) || !TypedWord.CanBe(root))
            return -1;
        Span<ulong> room = stackalloc ulong[64];
        var typed = new TypedWord(root, room[..32]);
        var whole = new TypedWord(folded, room[32..]);
        var best = Nearest(root, typed, whole, 1, entries);
        return best < 0 && folded.Length >= 8 && root.Length >= 6 ? Nearest(root, typed, whole, 2, entries) : best;
    }

    private int Nearest(ReadOnlySpan<char> root, TypedWord typed, TypedWord whole, int errors, Func<int, int> entries)
    {
        var letters = LettersOf(root);
        int best = -1, bestCost = int.MaxValue, bestEntries = 0;
        for (var length = Math.Max(3, root.Length - errors); length <= Math.Min(byLength.Length - 1, root.Length + errors); length++)
        {
            var signatures = lettersByLength[length];
            for (var i = 0; i < signatures.Length; i++)
            {
                if (BitOperations.PopCount(signatures[i] ^ letters) > 2 * errors)
                    continue;
                var term = byLength[length][i];
                var distance = typed.Errors(roots[term]);
                if (distance > errors)
                    continue;
                var cost = (distance + whole.Errors(Platform.Text.Fold.Key(forms[term]))) * 2 + (roots[term][0] == root[0] ? 0 : 1);
                if (cost < bestCost || (cost == bestCost && entries(term) > bestEntries))
                    (best, bestCost, bestEntries) = (term, cost, entries(term));
            }
        }
        return best;
    }

    private static uint LettersOf(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (var c in word)
            letters |= 1u << (c & 31);
        return letters;
    }

    private int LowerBound(ReadOnlySpan<char> key, int low)
    {
        var high = roots.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (roots[middle].AsSpan().SequenceCompareTo(key) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
