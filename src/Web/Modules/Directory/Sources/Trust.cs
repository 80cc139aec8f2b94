namespace Maillage.Modules.Directory.Sources;

/// <summary>How much a saying is still worth: it fades by itself.</summary>
internal enum Trust
{
    Verified,
    Fading,
    Old,
}

/// <summary>The newest word on one group of fields: who said it, how, when.</summary>
/// <param name="Group">contact, offers, hours, area or fees.</param>
/// <param name="How">Code of the list trust-marks.</param>
internal sealed record TrustKnot(string Group, Trust Trust, string How, string Who, DateTimeOffset At, int Days)
{
    /// <summary>Taken from elsewhere and checked by nobody.</summary>
    public bool IsImported => How == TrustThread.Import;
}

/// <summary>The line of trust of an entry: one knot per group of fields.</summary>
internal static class TrustThread
{
    public const string Import = "import";

    /// <summary>Older than this, a saying fades; older than <see cref="OldAfter"/>, it is to be confirmed.</summary>
    private const int FadingAfter = 183;

    private const int OldAfter = 487;

    private const double DaysOfMonth = 30.44;

    private const int DaysFromFadingToOld = 91;

    private static readonly string[] Groups = ["contact", "offers", "hours", "area", "fees"];

    /// <summary>The newest word on each group of fields.</summary>
    /// <param name="months">The rhythm of checks that the owner chose; until its end nothing fades.</param>
    public static IReadOnlyList<TrustKnot> Of(IEnumerable<Provenance> said, DateTimeOffset now, int? months = null)
    {
        var byGroup = said.ToLookup(p => Group(p.Field), StringComparer.Ordinal);
        return [.. Groups.Select(g => Newest(g, byGroup[g], now, months)).OfType<TrustKnot>()];
    }

    /// <summary>The newest check of anything in the entry; where nothing was checked, the import.</summary>
    public static TrustKnot? Overall(IEnumerable<Provenance> said, DateTimeOffset now, int? months = null) => Newest("all", said, now, months);

    private static TrustKnot? Newest(string group, IEnumerable<Provenance> said, DateTimeOffset now, int? months)
    {
        // Any check by a person weighs more than a later import.
        var best = said.OrderBy(p => p.How == Import).ThenByDescending(p => p.At).FirstOrDefault();
        if (best is null)
            return null;
        var days = Math.Max(0, (int)(now - best.At).TotalDays);
        var fading = months is { } rhythm ? (int)(rhythm * DaysOfMonth) : FadingAfter;
        var trust = best.How == Import || days > Math.Max(OldAfter, fading + DaysFromFadingToOld) ? Trust.Old : days > fading ? Trust.Fading : Trust.Verified;
        return new TrustKnot(group, trust, best.How, best.Who, best.At, days);
    }

    private static string Group(string field) => field switch
    {
        "hours" => "hours",
        "area" or "area_description" or "areas_served" => "area",
        "fees" or "wait_time" => "fees",
        "coordinates" or "address" or "phones" or "email" or "url" or "website" or "name" => "contact",
        _ => "offers",
    };
}
