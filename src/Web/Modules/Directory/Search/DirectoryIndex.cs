using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Search;

/// <summary>The index of this server, made again whenever the directory, a vocabulary or a quartier changes on any replica.</summary>
internal sealed class DirectoryIndex(IServiceScopeFactory scopes, IVocabularies vocabularies, IPlaces places, OpenDoors doors, ILogger<DirectoryIndex> logger)
    : KeptCopy<SearchIndex>(scopes, logger)
{
    private (long Version, PlaceTable? Table) known;

    protected override IReadOnlyList<string> Follows { get; } = [DirectoryCopy.Name, VocabulariesCopy.Name, PlacesCopy.Name];

    protected override IEnumerable<IKeptCopy> BuiltFrom => new object[] { vocabularies, places }.OfType<IKeptCopy>();

    /// <summary>Answers a query; the outcome is to be used before the next one on the same thread.</summary>
    public Outcome Find(SearchQuery query)
    {
        var index = Current;
        return Searcher.Run(index, query, () => doors.Now(index));
    }

    /// <summary>All services that answer the words, in no order; null where no word is said.</summary>
    public List<ServiceId>? Answering(string words) => Searcher.All(Current, new SearchQuery { Words = words })?.ConvertAll(ServiceId.From);

    protected override async Task<SearchIndex> Load(AppDb db, CancellationToken cancel)
    {
        // The gazetteer is large and seldom changes.
        var version = await DataVersions.Read(db, PlacesCopy.Name, cancel);
        if (known.Table is null || known.Version != version)
            known = (version, PlaceReader.Read(places));
        var source = new SearchSource(
            await EntryReader.Read(db, cancel),
            LabelReader.Values(vocabularies),
            LabelReader.Expansions(vocabularies),
            known.Table!);
        return SearchIndex.Build(source);
    }
}
