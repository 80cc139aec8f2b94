namespace Maillage.Modules.Directory.Search;

/// <summary>For each entry, one after the other, the terms it has and in which fields; each term once.</summary>
internal sealed class TermRows
{
    private int[] terms = new int[1024];
    private byte[] fields = new byte[1024];
    private readonly List<int> starts = [0];
    private int[] seen = new int[1024];
    private int[] slot = new int[1024];
    private int used;

    public int Count => starts.Count - 1;

    public int Total => used;

    public ReadOnlySpan<int> Terms(int entry) => terms.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);

    public ReadOnlySpan<byte> Fields(int entry) => fields.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);

    /// <summary>Says that the entry being written has the term there.</summary>
    public void Put(int term, byte field)
    {
        if (term >= seen.Length)
        {
            Array.Resize(ref seen, Math.Max(term + 1, 2 * seen.Length));
            Array.Resize(ref slot, seen.Length);
        }
        if (seen[term] == starts.Count)
        {
            fields[slot[term]] |= field;
            return;
        }
        if (used == terms.Length)
        {
            Array.Resize(ref terms, 2 * used);
            Array.Resize(ref fields, 2 * used);
        }
        (seen[term], slot[term]) = (starts.Count, used);
        terms[used] = term;
        fields[used++] = field;
    }

    public void EndEntry() => starts.Add(used);
}
