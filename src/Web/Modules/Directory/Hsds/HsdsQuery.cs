using System.Globalization;
using Maillage.Platform.Geo;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>A question that cannot be answered, in a plain sentence; 400.</summary>
internal sealed class UnreadableQueryException(string message) : Exception(message);

/// <summary>What a reader of /hsds asks for; filters add up.</summary>
internal sealed record HsdsQuery
{
    public const int Most = 500;

    public int Page { get; private init; } = 1;

    public int PerPage { get; private init; } = 50;

    /// <summary>Everything, one record per line, without pages.</summary>
    public bool Lines { get; private init; }

    public IReadOnlyList<string> Words { get; private init; } = [];

    public Guid? TaxonomyTerm { get; private init; }

    public Guid? Taxonomy { get; private init; }

    public Guid? Organization { get; private init; }

    public Guid? Parent { get; private init; }

    public DateTimeOffset? ModifiedAfter { get; private init; }

    public bool Minimal { get; private init; }

    public bool Full { get; private init; }

    public bool FullService { get; private init; }

    public bool TopOnly { get; private init; }

    public string? Postcode { get; private init; }

    /// <summary>Centre given by lat and lon, our extension.</summary>
    public GeoPoint? Centre { get; init; }

    /// <summary>Metres around the postcode (proximity) or the centre (radius).</summary>
    public double? Metres { get; private init; }

    public static HsdsQuery Read(IQueryCollection query)
    {
        var latitude = Number(query, "lat", -90, 90);
        var longitude = Number(query, "lon", -180, 180);
        if (latitude is null != longitude is null)
            throw new UnreadableQueryException("lat and lon go together.");
        var metres = Number(query, "radius", 0, 20_100_000) ?? Number(query, "proximity", 0, 20_100_000);
        return new HsdsQuery
        {
            Page = (int)(Whole(query, "page", 1, int.MaxValue / Most) ?? 1),
            PerPage = (int)Math.Min(Most, Whole(query, "per_page", 1, int.MaxValue) ?? 50),
            Lines = Format(query),
            Words = (Text(query, "search") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(8).ToList(),
            TaxonomyTerm = Id(query, "taxonomy_term_id"),
            Taxonomy = Id(query, "taxonomy_id"),
            Organization = Id(query, "organization_id"),
            Parent = Id(query, "parent_id"),
            ModifiedAfter = Time(query, "modified_after"),
            Minimal = Flag(query, "minimal"),
            Full = Flag(query, "full"),
            FullService = Flag(query, "full_service"),
            TopOnly = Flag(query, "top_only"),
            Postcode = Text(query, "postcode"),
            Centre = latitude is { } lat && longitude is { } lon ? new GeoPoint(lat, lon) : null,
            Metres = metres ?? (latitude is null ? null : 10_000),
        };
    }

    private static string? Text(IQueryCollection query, string name)
    {
        var text = query[name].LastOrDefault()?.Trim();
        if (text is { Length: > 1000 })
            throw new UnreadableQueryException($"{name} is too long: at most 1,000 signs.");
        if (text is not null && text.Any(char.IsControl))
            throw new UnreadableQueryException($"{name} holds a sign that is no text.");
        return text is { Length: > 0 } ? text : null;
    }

    private static long? Whole(IQueryCollection query, string name, long least, long most)
    {
        if (Text(query, name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new UnreadableQueryException($"{name} must be a whole number of at least {least}.");
    }

    private static double? Number(IQueryCollection query, string name, double least, double most)
    {
        if (Text(query, name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new UnreadableQueryException(string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {least} to {most}."));
    }

    private static Guid? Id(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return Guid.TryParse(text, out var id) ? id : throw new UnreadableQueryException($"{name} must be a UUID.");
    }

    private static bool Flag(IQueryCollection query, string name) => Text(query, name)?.ToLowerInvariant() switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw new UnreadableQueryException($"{name} must be true or false."),
    };

    private static bool Format(IQueryCollection query) => Text(query, "format")?.ToLowerInvariant() switch
    {
        null or "json" => false,
        "ndjson" => true,
        _ => throw new UnreadableQueryException("format must be json or ndjson."),
    };

    private static DateTimeOffset? Time(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time : throw new UnreadableQueryException($"{name} must be a date and time, as 2026-01-31T08:00:00Z.");
    }
}
