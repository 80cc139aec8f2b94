namespace Maillage.Modules.Directory.Search;

/// <summary>How a word of a query came to be understood.</summary>
internal enum ReadAs
{
    Word,
    Prefix,
    Synonym,
    Place,
    Joined,
    Split,
    Typing,
    Nothing,
}

/// <summary>A word or group of words of a query as it was understood; an entry must answer each one.</summary>
internal sealed class WordUnit
{
    public required string Said { get; init; }

    public required string Shown { get; set; }

    public required ReadAs How { get; set; }

    /// <summary>Only the word itself counts, not longer ones that begin with it.</summary>
    public bool Exactly { get; init; }

    /// <summary>Terms of which one suffices.</summary>
    public List<int> Terms { get; } = [];

    /// <summary>Terms that together suffice: the words of a place name.</summary>
    public int[] Together { get; set; } = [];

    /// <summary>Places of which to serve or to stand in one suffices.</summary>
    public IReadOnlyList<int> Places { get; set; } = [];

    /// <summary>How much a match counts, in percent; less the more was guessed.</summary>
    public int Weight => How switch
    {
        ReadAs.Word or ReadAs.Place => 100,
        ReadAs.Synonym or ReadAs.Joined or ReadAs.Split => 80,
        ReadAs.Prefix => 60,
        _ => 50,
    };

    /// <summary>One list of the index and nothing else.</summary>
    public int OnlyTerm => !Exactly && Terms.Count == 1 && Places.Count == 0 && Together.Length == 0 ? Terms[0] : -1;
}

/// <summary>A word as typed.</summary>
internal readonly record struct Token(string Surface, string Folded, string Root, bool Small);
