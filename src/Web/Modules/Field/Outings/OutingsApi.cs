using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Outings;

internal sealed record ContactCounts(int Anonymous, int Known, int Relatives);

internal sealed record MaterialCounts(Dictionary<string, int> Given, Dictionary<string, int> Returned);

internal sealed record OutingBody(DateOnly Day, string Kind, string Commune, int Minutes, Dictionary<string, int> Posts, ContactCounts Contacts, MaterialCounts Material, Dictionary<string, int> Acts);

internal sealed record FiguresBody(string Definition, Dictionary<string, int?> Cells);

/// <summary>What a team sends in clear: outings in numbers, and figures counted on the phone.</summary>
internal sealed class OutingsApi(AppDb db, SpaceAccess access, IVocabularies vocabularies, IPlaces places, TimeProvider time)
{
    private const int MostBytes = 32 * 1024;
    private const int MostOfOne = 100_000;
    private const int MostCells = 500;
    private const int FirstShown = 5;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/teams/{team:guid}/outings/{id:guid}", (OutingsApi outings, Guid team, Guid id, HttpContext context) => outings.Put(new TeamId(team), id, context));
        api.MapPut("/teams/{team:guid}/figures/{from}..{to}", (OutingsApi outings, Guid team, string from, string to, HttpContext context) => outings.Declare(new TeamId(team), from, to, context));
    }

    private async Task<IResult> Put(TeamId team, Guid id, HttpContext context)
    {
        var cancel = context.RequestAborted;
        access.MustBeIn(team);
        var body = await FieldBody.Read<OutingBody>(context, MostBytes);
        if (!Holds(body))
            return FieldError.Malformed;
        var outing = await db.Set<Outing>().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (outing is not null && outing.TeamId != team)
            return FieldError.Unknown;
        if (outing is null)
            db.Add(outing = new Outing { Id = id, TeamId = team, Day = body.Day, Kind = body.Kind, Commune = body.Commune, Minutes = body.Minutes });
        (outing.Day, outing.Kind, outing.Commune, outing.Minutes) = (body.Day, body.Kind, body.Commune, body.Minutes);
        (outing.Anonymous, outing.Known, outing.Relatives) = (body.Contacts.Anonymous, body.Contacts.Known, body.Contacts.Relatives);
        (outing.Posts, outing.Given, outing.Returned, outing.Acts) = (body.Posts, body.Material.Given, body.Material.Returned, body.Acts);
        await db.SaveChangesAsync(cancel);
        return FieldAnswer.Done;
    }

    private async Task<IResult> Declare(TeamId team, string from, string to, HttpContext context)
    {
        var cancel = context.RequestAborted;
        access.MustBeIn(team);
        if (!access.Leads(team))
            return FieldError.LeadOnly;
        var body = await FieldBody.Read<FiguresBody>(context, MostBytes);
        if (!Day(from, out var begins) || !Day(to, out var ends) || !IsPeriod(begins, ends) || !Holds(body))
            return FieldError.Malformed;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var figures = await db.Set<DeclaredFigures>().SingleOrDefaultAsync(f => f.TeamId == team && f.Begins == begins && f.Ends == ends, cancel);
        if (figures is null)
            db.Add(figures = new DeclaredFigures { TeamId = team, Begins = begins, Ends = ends, Definition = body.Definition, On = today });
        // Shown now, what was hidden before would tell the small number of then.
        if (figures.Cells.Any(c => c.Value is null && body.Cells.GetValueOrDefault(c.Key) is not null))
            return FieldError.Malformed;
        (figures.Definition, figures.Cells, figures.By, figures.On) = (body.Definition, body.Cells, access.Me, today);
        await db.SaveChangesAsync(cancel);
        return FieldAnswer.Done;
    }

    private bool Holds(OutingBody body) =>
        vocabularies.Find("outing-kinds", body.Kind) is not null
        && places.Find(body.Commune) is { Kind: PlaceKind.Commune }
        && body.Minutes is >= 15 and <= 24 * 60 && body.Minutes % 15 == 0
        && body.Day <= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1)
        && Counted(body.Posts, "professions") && Counted(body.Material.Given, "materials-rdr") && Counted(body.Material.Returned, "materials-rdr") && Counted(body.Acts, "act-types")
        && Math.Max(body.Contacts.Anonymous, Math.Max(body.Contacts.Known, body.Contacts.Relatives)) <= MostOfOne;

    private bool Counted(Dictionary<string, int> counts, string list) => counts.All(c => c.Value is >= 0 and <= MostOfOne && vocabularies.Find(list, c.Key) is not null);

    // Small numbers are hidden on the phone; one that comes all the same is not kept.
    private static bool Holds(FiguresBody body) => body.Definition.Length is > 0 and <= 20 && body.Cells.Count <= MostCells
        && body.Cells.All(c => c.Key.Length is > 0 and <= 60 && c.Key.All(l => char.IsAsciiLetterLower(l) || char.IsAsciiDigit(l) || l is '-' or '.' or ':') && c.Value is null or 0 or >= FirstShown);

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out day);

    // Whole months, at most a year of them.
    private static bool IsPeriod(DateOnly begins, DateOnly ends) => begins.Day == 1 && ends.AddDays(1).Day == 1 && begins < ends && ends < begins.AddYears(1);
}
