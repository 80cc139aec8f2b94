using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Places.Quartiers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Places;

/// <summary>The shipped gazetteer with the quartiers of this network, read again when one changes on any replica.</summary>
internal sealed class LivePlaces(IServiceScopeFactory scopes, ILogger<LivePlaces> logger)
    : KeptCopy<PlaceSearch>(scopes, logger), IPlaces
{
    public override int Order => 20;

    protected override IReadOnlyList<string> Follows { get; } = [PlacesCopy.Name];

    public IReadOnlyList<Place> All => Current.All;

    public Place? Find(string code) => Current.Find(code);

    public IReadOnlyList<Place> Ancestors(string code) => Current.Ancestors(code);

    public bool Descends(string code, string ancestor) => Current.Descends(code, ancestor);

    public IReadOnlyList<Place> Children(string code) => Current.Children(code);

    public IReadOnlyList<Place> Search(string text, int limit) => Current.Search(text, limit);

    public Resolution Resolve(string text) => Current.Resolve(text);

    public string Label(Place place) => Current.Label(place);

    protected override async Task<PlaceSearch> Load(AppDb db, CancellationToken cancel)
    {
        var shipped = Gazetteer.Shipped;
        var quartiers = await db.Set<Quartier>().AsNoTracking().Where(q => q.ClosedOn == null).OrderBy(q => q.Code).ToListAsync(cancel);
        return new PlaceSearch(shipped, new PlaceIndex([.. quartiers.Select(q => q.AsPlace(shipped)).OfType<Place>()]));
    }
}
