using System.Text.Json.Nodes;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Directory.Services;

/// <summary>The service as search engines read it (schema.org Service); nothing is said that the page does not say.</summary>
internal sealed class JsonLd(ServiceSheet sheet, ShowModel page, string publicUrl)
{
    private static readonly Dictionary<string, string> Days = new(StringComparer.Ordinal)
    {
        ["MO"] = "Monday",
        ["TU"] = "Tuesday",
        ["WE"] = "Wednesday",
        ["TH"] = "Thursday",
        ["FR"] = "Friday",
        ["SA"] = "Saturday",
        ["SU"] = "Sunday",
    };

    public JsonObject Build()
    {
        var s = sheet.Service;
        return Without(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Service",
            ["@id"] = page.Canonical,
            ["url"] = page.Canonical,
            ["name"] = s.Name,
            ["alternateName"] = s.AlternateName,
            ["description"] = s.Description,
            ["serviceType"] = Texts(page.Supports.Select(o => o.Label)),
            ["provider"] = Provider(),
            ["areaServed"] = List(page.AreaNames.Select(n => new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = n })),
            ["audience"] = s.Publics.Count == 0 ? null : new JsonObject { ["@type"] = "Audience", ["audienceType"] = page.Labels(Lists.Publics, s.Publics) },
            ["availableChannel"] = List(Channels()),
            ["hoursAvailable"] = List(Hours(sheet.Schedules)),
        });
    }

    private JsonObject? Provider() => sheet.Organization is not { } o ? null : Without(new JsonObject
    {
        ["@type"] = "Organization",
        ["@id"] = $"{publicUrl}/annuaire/organismes/{o.Slug}",
        ["name"] = o.Name,
        ["url"] = o.Website,
        ["email"] = o.Email,
    });

    private IEnumerable<JsonObject> Channels()
    {
        foreach (var place in sheet.Places)
        {
            yield return Without(new JsonObject
            {
                ["@type"] = "ServiceChannel",
                ["availableLanguage"] = Texts(sheet.Service.Languages.Select(l => page.Label(Lists.Languages, l))),
                ["servicePhone"] = Phone(place.Phones.Count > 0 ? place.Phones : sheet.Phones),
                ["serviceLocation"] = Place(place),
            });
        }
        if (sheet.Places.Count == 0 && sheet.Phones.Count > 0)
            yield return new JsonObject { ["@type"] = "ServiceChannel", ["servicePhone"] = Phone(sheet.Phones) };
    }

    private static JsonObject? Phone(IReadOnlyList<Phone> phones) =>
        phones.Count == 0 ? null : new JsonObject { ["@type"] = "ContactPoint", ["telephone"] = phones[0].Number };

    private static JsonObject Place(ServicePlace place)
    {
        var l = place.Location;
        return Without(new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = l.Name,
            ["address"] = place.Addresses.Count == 0 ? null : Address(place.Addresses[0]),
            ["geo"] = l is { Latitude: { } latitude, Longitude: { } longitude }
                ? new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude } : null,
        });
    }

    private static JsonObject Address(Address a) => Without(new JsonObject
    {
        ["@type"] = "PostalAddress",
        ["streetAddress"] = a.Address1 is null ? a.Address2 : a.Address2 is null ? a.Address1 : $"{a.Address1}, {a.Address2}",
        ["postalCode"] = a.PostalCode,
        ["addressLocality"] = a.City,
        ["addressRegion"] = a.StateProvince,
        ["addressCountry"] = a.Country,
    });

    // Only what can be read as hours: text never counts as open.
    private static IEnumerable<JsonObject> Hours(IEnumerable<Schedule> schedules) =>
        from s in schedules
        where s is { ByDay: not null, OpensAt: not null, ClosesAt: not null, Frequency: null or "WEEKLY" }
        let days = s.ByDay!.Split(',').Select(d => Days.GetValueOrDefault(d)).OfType<string>().ToList()
        where days.Count > 0
        select Without(new JsonObject
        {
            ["@type"] = "OpeningHoursSpecification",
            ["dayOfWeek"] = Texts(days),
            ["opens"] = s.OpensAt!.Value.ToString("HH:mm"),
            // Midnight to midnight says "closed" to the engines that read it.
            ["closes"] = s.OpensAt == s.ClosesAt ? "23:59" : s.ClosesAt!.Value.ToString("HH:mm"),
            ["validFrom"] = s.ValidFrom?.ToString("yyyy-MM-dd"),
            ["validThrough"] = s.ValidTo?.ToString("yyyy-MM-dd"),
        });

    private static JsonArray? Texts(IEnumerable<string> words) => words.Select(w => JsonValue.Create(w)).ToArray<JsonNode?>() is { Length: > 0 } all ? new JsonArray(all) : null;

    private static JsonArray? List(IEnumerable<JsonObject> items) => items.ToArray<JsonNode?>() is { Length: > 0 } all ? new JsonArray(all) : null;

    private static JsonObject Without(JsonObject item)
    {
        foreach (var name in item.Where(p => p.Value is null).Select(p => p.Key).ToList())
            item.Remove(name);
        return item;
    }
}
