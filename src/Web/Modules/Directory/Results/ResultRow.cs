using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Geo;

namespace Maillage.Modules.Directory.Results;

/// <summary>One service in a list of results.</summary>
internal sealed record ResultRow(int Number, Service Service, string? Organization, string? Town, GeoPoint? Point)
{
    public bool Serves { get; init; }

    /// <summary>From the place asked for; null where it is not known or nothing was asked.</summary>
    public double? Kilometres { get; init; }

    public TrustKnot? Trust { get; init; }

    public OpenState? Open { get; init; }

    public TimeZoneInfo? Zone { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The first sentence or so: a list is for choosing, the page for reading.</summary>
    public string? Summary
    {
        get
        {
            const int most = 220;
            var text = Service.Description?.ReplaceLineEndings(" ").Trim();
            if (text is null || text.Length <= most)
                return text;
            var cut = text.LastIndexOf(' ', most);
            return $"{text[..(cut > 0 ? cut : most)].TrimEnd(',', ';', ':', ' ')}…";
        }
    }
}

/// <summary>One reason why an entry answers.</summary>
/// <param name="Word">What was found, marked.</param>
/// <param name="TextKey">What it is in the entry.</param>
internal sealed record Reason(string Word, string TextKey);
