namespace Maillage.Modules.Directory.Search;

/// <summary>Reads the words of all entries and lays them out by term.</summary>
internal sealed class TermBuilder(SearchSource source, SearchEntry[] entries, int[][] areas, int[][] communes, Territories territories, ValueTable values)
{
    // From this length on a word also finds the longer words it begins.
    private const int ShortestPrefix = 3;
    private readonly TermCollector collector = new();

    public (TermDictionary Dictionary, Postings Postings, Phrases Phrases) Build(int[] rank, Tally tally)
    {
        var own = Collect();
        var order = Enumerable.Range(0, collector.Roots.Count).ToArray();
        string[] roots = [.. collector.Roots];
        Array.Sort(roots, order, StringComparer.Ordinal);
        string[] forms = [.. order.Select(t => collector.Forms[t])];
        var place = new int[order.Length];
        for (var t = 0; t < order.Length; t++)
            place[order[t]] = t;
        var dictionary = new TermDictionary(roots, forms);
        var rows = Close(own, place, PrefixesOf(roots));
        var lists = new PostingLists(rows, roots.Length, entries.Length);
        var phrases = new PhraseBuilder(source, dictionary, lists, values, entries).Build();
        return (dictionary, lists.Finish(rank, values.Count, tally), phrases);
    }

    private TermRows Collect()
    {
        var rows = new TermRows();
        var labels = values.Values.Select(v => v.Labels.Distinct(StringComparer.Ordinal).SelectMany(collector.Read).Distinct().ToArray()).ToArray();
        var names = new Dictionary<int, int[]>();
        for (var i = 0; i < entries.Length; i++)
        {
            collector.Read(entries[i].Name, Bit(SearchField.Name), rows);
            if (entries[i].Organization is { } organization)
                collector.Read(organization, Bit(SearchField.Organization), rows);
            foreach (var (field, text) in entries[i].Texts)
                collector.Read(text, Bit(field), rows);
            PutLabels(entries[i], labels, rows);
            foreach (var place in areas[i].Concat(communes[i]).SelectMany(territories.Upwards))
            {
                if (!names.TryGetValue(place, out var terms))
                    names[place] = terms = [.. source.Places[place].Names.SelectMany(collector.Read).Distinct()];
                foreach (var term in terms)
                    rows.Put(term, Bit(SearchField.Place));
            }
            rows.EndEntry();
        }
        return rows;
    }

    private void PutLabels(SearchEntry entry, int[][] labels, TermRows rows)
    {
        foreach (var (facet, code) in entry.Values)
        {
            var field = Bit(facet is Facet.Support or Facet.Sector ? SearchField.Support : SearchField.Label);
            var value = values.Find(facet, code);
            for (var steps = 0; value >= 0 && steps < 8; steps++)
            {
                foreach (var term in labels[value])
                    rows.Put(term, field);
                value = values.Values[value].Parent is { } parent ? values.Find(facet, parent) : -1;
            }
        }
    }

    private static byte Bit(SearchField field) => (byte)(1 << (int)field);

    /// <summary>For each root the longest other root it begins with, or -1.</summary>
    private static int[] PrefixesOf(string[] roots)
    {
        var prefixes = new int[roots.Length];
        var open = new Stack<int>();
        for (var t = 0; t < roots.Length; t++)
        {
            while (open.Count > 0 && !roots[t].StartsWith(roots[open.Peek()], StringComparison.Ordinal))
                open.Pop();
            prefixes[t] = open.Count > 0 ? open.Peek() : -1;
            if (roots[t].Length >= ShortestPrefix)
                open.Push(t);
        }
        return prefixes;
    }

    /// <summary>Gives each entry, beside its own terms, those that these begin with.</summary>
    private static TermRows Close(TermRows own, int[] place, int[] prefixes)
    {
        var rows = new TermRows();
        for (var i = 0; i < own.Count; i++)
        {
            var terms = own.Terms(i);
            var fields = own.Fields(i);
            for (var k = 0; k < terms.Length; k++)
            {
                var term = place[terms[k]];
                rows.Put(term, (byte)(fields[k] | Postings.Exact));
                for (term = prefixes[term]; term >= 0; term = prefixes[term])
                    rows.Put(term, fields[k]);
            }
            rows.EndEntry();
        }
        return rows;
    }
}
