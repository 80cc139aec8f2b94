namespace Maillage.Modules.Directory.Search;

/// <summary>The places looked near: who serves them, who stands close by.</summary>
internal sealed class Geography
{
    private readonly SearchIndex index;
    private readonly (double Latitude, double Longitude)[] centres;

    public Geography(Workspace room, Plan plan)
    {
        index = room.Index;
        centres = [.. plan.Near.Select(p => index.Places[p]).Where(p => p is { Latitude: not null, Longitude: not null }).Select(p => (p.Latitude!.Value, p.Longitude!.Value))];
        Serving = room.EmptySet();
        foreach (var place in plan.Near)
            index.Territories.AddServing(place, Serving);
        var close = room.EmptySet();
        foreach (var (latitude, longitude) in centres)
            index.Points.AddNear(latitude, longitude, plan.Query.Radius ?? SearchQuery.UsualRadius, close);
        if (plan.Query.Radius is null)
        {
            Bits.Or(close, Serving);
            Shared = plan.Near.SelectMany(index.Territories.Upwards).Select(p => index.Shared.GetValueOrDefault(p)).MaxBy(s => s?.Size);
        }
        Asked = close;
    }

    public ulong[] Serving { get; }

    /// <summary>The entries that answer: those within the radius given; without one, also those that serve.</summary>
    public ulong[] Asked { get; }

    /// <summary>The largest part of them whose counts are known.</summary>
    public Shared? Shared { get; }

    public double Kilometres(int entry)
    {
        var least = double.PositiveInfinity;
        foreach (var (latitude, longitude) in centres)
            least = Math.Min(least, index.Points.Distance(entry, latitude, longitude));
        return least;
    }
}
