namespace Maillage.Modules.Directory;

/// <summary>What the directory shows a page of: an organisation, a service, a location.</summary>
internal interface IEntry
{
    Guid EntryId { get; }

    /// <summary>Where it was taken from ("demo", "dc", "saisie"…) and its id there: an import finds it again by both.</summary>
    string Source { get; }

    string SourceId { get; }
}

/// <summary>An entry that its source may stop naming. It then keeps its page and is no longer among the results, as a dormant one.</summary>
internal interface IFromSource : IEntry
{
    DateTimeOffset? AbsentSince { get; set; }

    DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>Codes of the list entry-states the program acts on.</summary>
internal static class EntryStates
{
    public const string Published = "publiee";
    public const string ToVerify = "a-verifier";
    public const string Dormant = "en-sommeil";
    public const string ClosedForNow = "fermee-temporairement";
    public const string Full = "complet";
    public const string Ceased = "cessee";
    public const string DoNotList = "ne-pas-lister";

    /// <summary>Went into another entry, to which its address leads.</summary>
    public const string Merged = "reunie";

    /// <summary>Found by search. A dormant entry keeps its address but is no longer among the results.</summary>
    public static readonly string[] Listed = [Published, ToVerify, ClosedForNow, Full];

    /// <summary>No file brings these back.</summary>
    public static readonly string[] Retired = [DoNotList, Merged];

    /// <summary>Has a public page.</summary>
    public static readonly string[] Shown = [.. Listed, Dormant, Ceased];
}

/// <summary>The directory as servers keep it in memory for search.</summary>
internal static class DirectoryCopy
{
    public const string Name = "directory";
}
