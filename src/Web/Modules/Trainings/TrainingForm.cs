using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Trainings;

/// <summary>What is typed of a training, beside its title and its dates.</summary>
internal sealed class TrainingForm
{
    private const decimal HighestPrice = 100_000;

    public Guid? Service { get; set; }

    public List<string> Sectors { get; set; } = [];

    public string? Audience { get; set; }

    public string? Prerequisites { get; set; }

    /// <summary>As typed: "55", "55,50".</summary>
    public string? Price { get; set; }

    public string? PriceNote { get; set; }

    public string? Place { get; set; }

    public string? Venue { get; set; }

    public int Version { get; set; }

    public static TrainingForm Of(Training t, IPlaces places) => new()
    {
        Service = t.ServiceId?.Value,
        Sectors = t.Sectors,
        Audience = t.Audience,
        Prerequisites = t.Prerequisites,
        Price = t.Price?.ToString("0.##"),
        PriceNote = t.PriceNote,
        Place = t.PlaceCode is { } code ? places.Find(code) is { } place ? places.Label(place) : code : null,
        Venue = t.Venue,
        Version = t.Version,
    };

    /// <summary>Writes what was typed into the training, unless something is wrong; then it is said at its field.</summary>
    public bool WriteTo(Training training, IReadOnlyCollection<NamedService> own, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        foreach (var (field, text) in new[] { ("Audience", Audience), ("Prerequisites", Prerequisites), ("PriceNote", PriceNote), ("Venue", Venue) })
        {
            if (text?.Length > Training.LongestText)
                errors.AddModelError($"Form.{field}", texts["trainings.long", Training.LongestText]);
        }
        if (Service is { } service && own.All(s => s.Id.Value != service))
            errors.AddModelError("Form.Service", texts["trainings.service_wrong"]);
        var price = ReadPrice(errors, texts);
        var code = ReadPlace(places, errors, texts);
        if (!errors.IsValid)
            return false;
        training.ServiceId = Service is { } id ? new ServiceId(id) : null;
        training.Sectors = Sectors;
        (training.Audience, training.Prerequisites, training.Price, training.PriceNote, training.PlaceCode, training.Venue) = (Clean(Audience), Clean(Prerequisites), price, Clean(PriceNote), code, Clean(Venue));
        return true;
    }

    private decimal? ReadPrice(ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(Price))
            return null;
        var said = Price.Replace("€", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace(',', '.');
        if (decimal.TryParse(said, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var euros) && euros is >= 0 and <= HighestPrice)
            return decimal.Round(euros, 2);
        errors.AddModelError("Form.Price", texts["trainings.price_wrong"]);
        return null;
    }

    private string? ReadPlace(IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(Place))
            return null;
        // As a list writes it, "Sainte-Luce (Martinique)", or as people do.
        var found = places.Resolve(Place.Split('(')[0]).Choices.FirstOrDefault(p => places.Label(p) == Place.Trim()) ?? places.Resolve(Place).Certain;
        if (found is null)
            errors.AddModelError("Form.Place", texts["trainings.place_wrong", Place]);
        return found?.Code;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
