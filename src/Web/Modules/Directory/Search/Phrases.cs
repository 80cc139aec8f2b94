using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Search;

/// <summary>A phrase that is read as another.</summary>
/// <param name="Term">Its list among the postings.</param>
/// <param name="Shown">What it is read as.</param>
/// <param name="From">As the vocabulary writes it.</param>
internal sealed record Phrase(int Term, string Shown, string From);

/// <summary>Synonyms and words that have a neutral term, by their roots.</summary>
internal sealed class Phrases(Dictionary<string, Phrase> byRoots, int longest)
{
    public int Longest => longest;

    public Phrase? Find(string roots) => byRoots.GetValueOrDefault(roots);

    /// <summary>The roots of a phrase, small words left out, joined by spaces.</summary>
    public static string RootsOf(string text)
    {
        Span<char> buffer = stackalloc char[WordReader.Longest];
        var reader = new WordReader(text, buffer);
        var roots = new List<string>();
        while (reader.Next())
        {
            if (!French.IsSmall(reader.Word))
                roots.Add(new string(reader.Word[..French.Root(reader.Word)]));
        }
        return string.Join(' ', roots);
    }
}

/// <summary>Makes one list of entries for each synonym: those with the words themselves, with the words it stands for, or with the value it means.</summary>
internal sealed class PhraseBuilder(SearchSource source, TermDictionary dictionary, PostingLists lists, ValueTable values, SearchEntry[] entries)
{
    private Dictionary<(Facet, string), List<int>>? byValue;

    public Phrases Build()
    {
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var longest = 0;
        foreach (var same in source.Expansions.Where(e => e.From.Length > 1).GroupBy(e => Phrases.RootsOf(e.From), StringComparer.Ordinal))
        {
            if (same.Key.Length == 0)
                continue;
            var list = new byte[entries.Length];
            AddAll(same.Key, list, Postings.Exact);
            foreach (var expansion in same)
            {
                if (expansion.Value is { } value)
                    AddValue(value, list);
                else if (Phrases.RootsOf(expansion.To) is { Length: > 0 } to)
                    AddAll(to, list, 0);
            }
            phrases[same.Key] = new Phrase(lists.Add(list), string.Join(", ", same.Select(e => e.To).Distinct(StringComparer.Ordinal)), same.First().From);
            longest = Math.Max(longest, same.Key.Count(c => c == ' ') + 1);
        }
        return new Phrases(phrases, longest);
    }

    /// <summary>Adds the entries that have every root; where a root is no word itself, those that begin with it.</summary>
    private void AddAll(string roots, byte[] into, byte exact)
    {
        byte[]? all = null;
        foreach (var root in roots.Split(' '))
        {
            var (from, to) = dictionary.Find(root) is >= 0 and var known ? (known, known + 1) : dictionary.Range(root);
            var found = new byte[entries.Length];
            for (var term = from; term < to; term++)
            {
                var list = lists.Entries(term);
                var fields = lists.Fields(term);
                for (var i = 0; i < list.Length; i++)
                {
                    if (all is null || all[list[i]] != 0)
                        found[list[i]] |= fields[i];
                }
            }
            for (var i = 0; all is not null && i < found.Length; i++)
                found[i] |= found[i] != 0 ? all[i] : (byte)0;
            all = found;
        }
        for (var i = 0; all is not null && i < all.Length; i++)
            into[i] |= (byte)(all[i] & ~(Postings.Exact ^ exact));
    }

    private void AddValue((Facet Facet, string Code) value, byte[] into)
    {
        byValue ??= entries.SelectMany((e, i) => e.Values.Select(v => (Value: v, Entry: i)))
            .GroupBy(p => p.Value, p => p.Entry).ToDictionary(g => g.Key, g => g.ToList());
        if (values.Find(value.Facet, value.Code) < 0 || !byValue.TryGetValue(value, out var found))
            return;
        var field = (byte)(1 << (int)(value.Facet is Facet.Support or Facet.Sector ? SearchField.Support : SearchField.Label));
        foreach (var entry in found)
            into[entry] |= field;
    }
}
