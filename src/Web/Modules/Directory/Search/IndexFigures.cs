using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Services;

namespace Maillage.Modules.Directory.Search;

/// <summary>Reads the figures of the directory from its index: the counts of a search that asks nothing.</summary>
internal sealed class IndexFigures(DirectoryIndex directory) : IDirectoryFigures
{
    public DirectoryFigures Read()
    {
        var outcome = directory.Find(new SearchQuery());
        return new DirectoryFigures(outcome.Total, Of(outcome, Facet.Support), Of(outcome, Facet.Help), Of(outcome, Facet.Territory));
    }

    public string Icon(string supportType) => SupportIcons.For(supportType);

    private static List<CountedValue> Of(Outcome outcome, Facet facet)
    {
        var values = outcome.Index.Values;
        var counted = new List<CountedValue>();
        for (var v = values.First(facet); v < values.End(facet); v++)
        {
            if (outcome.Counts[v] > 0)
                counted.Add(new CountedValue(values.Values[v].Code, outcome.Counts[v]));
        }
        return counted;
    }
}
