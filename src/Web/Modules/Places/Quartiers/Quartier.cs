using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Geo;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Places.Quartiers;

/// <summary>A part of a commune that a network works in and no register knows: a quartier, a cité, a bourg.</summary>
internal sealed class Quartier : IVersioned, IKeptInMemory
{
    public const int LongestName = 80;

    /// <summary>be-92094-q-salzinnes: it never changes, even when the quartier is renamed.</summary>
    public required string Code { get; init; }

    public required string CommuneCode { get; init; }

    public required string Name { get; set; }

    /// <summary>Null = nobody placed it: it takes its commune's point, and says "environ".</summary>
    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>No longer offered from this day; what was said of it stays readable.</summary>
    public DateOnly? ClosedOn { get; set; }

    public int Version { get; set; }

    public string Copy => PlacesCopy.Name;

    /// <summary>A new quartier; its code is made of its first name.</summary>
    public static Quartier In(Place commune, string name, GeoPoint? point) => new()
    {
        Code = CodeFor(commune.Code, name),
        CommuneCode = commune.Code,
        Name = name,
        Latitude = point?.Latitude,
        Longitude = point?.Longitude,
    };

    public static string CodeFor(string communeCode, string name) => $"{communeCode}-q-{Fold.Key(name).Replace(' ', '-')}";

    /// <summary>Its code stays that of its first name.</summary>
    public void Rename(string name, GeoPoint? point)
    {
        Name = name;
        Latitude = point?.Latitude;
        Longitude = point?.Longitude;
    }

    public Refusal? Close(DateOnly on)
    {
        if (ClosedOn is not null)
            return new Refusal("quartiers.already_closed", Name);
        ClosedOn = on;
        return null;
    }

    public Refusal? Reopen()
    {
        if (ClosedOn is null)
            return new Refusal("quartiers.already_open", Name);
        ClosedOn = null;
        return null;
    }

    /// <summary>As the gazetteer shows it; null when its commune has left the register.</summary>
    public Place? AsPlace(PlaceIndex shipped)
    {
        if (shipped.Find(CommuneCode) is not { } commune)
            return null;
        GeoPoint? own = Latitude is { } lat && Longitude is { } lon ? new GeoPoint(lat, lon) : null;
        var approximation = own is not null || commune.Point is null ? Approximation.None : Approximation.Commune;
        return new Place(Code, PlaceKind.Quartier, Name, [], [], CommuneCode, [], own ?? commune.Point, approximation, commune.TimeZone, 0);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Quartier>
    {
        public void Configure(EntityTypeBuilder<Quartier> builder)
        {
            builder.ToTable("quartiers");
            builder.HasKey(q => q.Code);
            builder.Property(q => q.Version).IsConcurrencyToken();
            builder.HasIndex(q => q.CommuneCode);
        }
    }
}
