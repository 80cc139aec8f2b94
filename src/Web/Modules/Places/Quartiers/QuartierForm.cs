using System.Globalization;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Geo;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Places.Quartiers;

/// <summary>What is typed to add or rename a quartier.</summary>
internal sealed class QuartierForm
{
    /// <summary>A commune is rarely wider: a point farther away is a slip, or its two numbers are swapped.</summary>
    private const double FarthestKilometres = 60;

    public string? Name { get; set; }

    /// <summary>Commune as typed: name, postcode or code.</summary>
    public string? Commune { get; set; }

    /// <summary>The one chosen among namesakes.</summary>
    public string? CommuneCode { get; set; }

    public string? Latitude { get; set; }

    public string? Longitude { get; set; }

    public int Version { get; set; }

    public static QuartierForm Of(Quartier quartier) => new()
    {
        Name = quartier.Name,
        Latitude = quartier.Latitude?.ToString(CultureInfo.CurrentCulture),
        Longitude = quartier.Longitude?.ToString(CultureInfo.CurrentCulture),
        Version = quartier.Version,
    };

    public string? CheckedName(ModelStateDictionary errors, Texts texts)
    {
        var name = string.Join(' ', (Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Fold.Key(name).Length == 0)
            errors.AddModelError("Form.Name", texts["quartiers.name.missing"]);
        else if (name.Length > Quartier.LongestName)
            errors.AddModelError("Form.Name", texts["quartiers.name.too_long", Quartier.LongestName]);
        else
            return name;
        return null;
    }

    /// <summary>The commune meant; else an error, and the namesakes to choose from.</summary>
    public (Place? Commune, IReadOnlyList<Place> Namesakes) CheckedCommune(IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        if (CommuneCode is { Length: > 0 } && places.Find(CommuneCode) is { Kind: PlaceKind.Commune } chosen)
            return (chosen, []);
        var answer = places.Resolve(Commune ?? "");
        List<Place> communes = [.. answer.Choices.Where(p => p.Kind is PlaceKind.Commune)];
        // A department with the commune's name is no namesake of it here.
        if (communes is [var only] && !answer.Corrected)
            return (only, []);
        errors.AddModelError(communes.Count == 0 ? "Form.Commune" : "Form.CommuneCode", texts[communes.Count == 0 ? "quartiers.commune.unknown" : "quartiers.commune.choose"]);
        return (null, communes);
    }

    /// <summary>The point typed, null where both numbers are left out; an error is written where they are no point near the commune.</summary>
    public GeoPoint? CheckedPoint(Place? commune, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(Latitude) && string.IsNullOrWhiteSpace(Longitude))
            return null;
        if (Degrees(Latitude, 90) is not { } latitude)
            errors.AddModelError("Form.Latitude", texts["quartiers.latitude.wrong"]);
        else if (Degrees(Longitude, 180) is not { } longitude)
            errors.AddModelError("Form.Longitude", texts["quartiers.longitude.wrong"]);
        else if (commune?.Point is { } near && Distance.Kilometres(near, new GeoPoint(latitude, longitude)) is var far and > FarthestKilometres)
            errors.AddModelError("Form.Latitude", texts["quartiers.point.far", commune.Name, Math.Round(far)]);
        else
            return new GeoPoint(latitude, longitude);
        return null;
    }

    private static double? Degrees(string? text, double most) =>
        double.TryParse(text?.Replace(',', '.').Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most ? degrees : null;
}
