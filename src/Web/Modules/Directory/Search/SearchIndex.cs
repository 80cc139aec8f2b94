namespace Maillage.Modules.Directory.Search;

/// <summary>The directory as it is searched: made once from the database, never changed, replaced as a whole. Entries are numbered from south to north, so that neighbours in the land are neighbours in memory.</summary>
internal sealed class SearchIndex
{
    public required int Count { get; init; }

    public required ValueTable Values { get; init; }

    public required PlaceTable Places { get; init; }

    public required TermDictionary Terms { get; init; }

    public required Postings Postings { get; init; }

    public required Territories Territories { get; init; }

    /// <summary>By wide place, those that serve the whole of it.</summary>
    public required Dictionary<int, Shared> Shared { get; init; }

    public required WordPairs WordPairs { get; init; }

    public required PointGrid Points { get; init; }

    public required Phrases Phrases { get; init; }

    public required Masks Masks { get; init; }

    public required Blocks Blocks { get; init; }

    /// <summary>For each facet value the set of its entries, one after the other.</summary>
    public required ulong[] Sets { get; init; }

    /// <summary>How many entries have each value, and each pair of values.</summary>
    public required int[] Totals { get; init; }

    public required int[] Pairs { get; init; }

    /// <summary>The order of entries that are equal otherwise: doubtful ones last, newest check, name, id.</summary>
    public required int[] Rank { get; init; }

    public required int[] ByRank { get; init; }

    public required Cards Cards { get; init; }

    public int Words => Bits.Words(Count);

    public ReadOnlySpan<ulong> Set(int value) => Sets.AsSpan(value * Words, Words);

    public ReadOnlySpan<int> PairsOf(int value) => Pairs.AsSpan(value * Values.Count, Values.Count);

    public static SearchIndex Build(SearchSource source) => new IndexBuilder(source).Build();
}

/// <summary>What the answer says of each entry, as bytes made in advance.</summary>
internal sealed class Cards(Guid[] ids, byte[] bytes, long[] starts)
{
    public Guid Id(int entry) => ids[entry];

    /// <summary>The JSON of the entry up to what depends on the query; the closing brace is left to the writer.</summary>
    public ReadOnlySpan<byte> Json(int entry) => bytes.AsSpan((int)starts[entry], (int)(starts[entry + 1] - starts[entry]));
}
