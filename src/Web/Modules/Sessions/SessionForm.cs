using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Sessions;

/// <summary>When, where, with whom and about what a session is planned; as typed.</summary>
public sealed class SessionForm
{
    public string? Date { get; set; }

    public string? HalfDay { get; set; }

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public string? Format { get; set; }

    public string? Place { get; set; }

    public string? Commune { get; set; }

    public string? Facilitators { get; set; }

    public List<string> Topics { get; set; } = [];

    /// <summary>Of the session as it was read; a change made meanwhile is not overwritten.</summary>
    public int Version { get; set; }

    internal static SessionForm Of(Session session, IPlaces places) => new()
    {
        Date = session.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        HalfDay = session.HalfDay,
        StartsAt = Written(session, session.StartsAt),
        EndsAt = Written(session, session.EndsAt),
        Format = session.Format,
        Place = session.Place,
        Commune = session.PlaceCode is { } code && places.Find(code) is { } place ? places.Label(place) : null,
        Facilitators = string.Join(", ", session.Facilitators.Select(f => f.FullName)),
        Topics = [.. session.PlannedTopics],
        Version = session.Version,
    };

    /// <summary>An hour for its field; empty where the hours are not known.</summary>
    internal static string? Written(Session session, TimeOnly hour) => session.KnowsHours ? hour.ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    internal static IReadOnlyList<Choice> Choices(IVocabularies vocabularies, string list, Texts texts, IReadOnlyCollection<string> chosen) =>
        [.. vocabularies.List(list).Where(t => !t.Closed || chosen.Contains(t.Code)).Select(t => new Choice(t.Code, vocabularies.Label(list, t.Code, texts), chosen.Contains(t.Code)))];

    /// <summary>The levels, and that none was said.</summary>
    internal static IReadOnlyList<Choice> Levels(IVocabularies vocabularies, Texts texts, string? chosen) =>
        [.. Choices(vocabularies, SessionLists.Levels, texts, chosen is null ? [] : [chosen]), new Choice("", texts["seances.level.unsaid"], string.IsNullOrEmpty(chosen))];

    internal static DateOnly? DateOf(string? said) => DateOnly.TryParseExact(said?.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1990 and < 2100 ? date : null;

    internal static TimeOnly? TimeOf(string? said) => TimeOnly.TryParseExact(said?.Trim().Replace('h', ':'), ["HH:mm", "H:mm", "HH:mm:ss", "H:"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The day; said in words where it cannot be read.</summary>
    internal static DateOnly CheckedDate(string? said, string field, ModelStateDictionary errors, Texts texts)
    {
        if (DateOf(said) is { } date)
            return date;
        errors.AddModelError(field, texts["seances.wrong.date"]);
        return default;
    }

    /// <summary>Both hours, or neither where they are not known yet.</summary>
    internal static (TimeOnly Starts, TimeOnly Ends) CheckedHours(string? starts, string? ends, string prefix, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(starts) && string.IsNullOrWhiteSpace(ends))
            return default;
        var (from, to) = (TimeOf(starts), TimeOf(ends));
        if (from is null)
            errors.AddModelError($"{prefix}StartsAt", texts["seances.wrong.time"]);
        if (to is null)
            errors.AddModelError($"{prefix}EndsAt", texts["seances.wrong.time"]);
        else if (from is not null && to <= from)
            errors.AddModelError($"{prefix}EndsAt", texts["seances.wrong.ends"]);
        return (from ?? default, to ?? default);
    }

    /// <summary>Puts all but the day and hours on the session; every fault is told at its field.</summary>
    internal void CheckedRest(Session session, ICurrentPerson person, IPlaces places, IVocabularies vocabularies, ModelStateDictionary errors, Texts texts, DateTimeOffset now)
    {
        var place = Place?.Trim() is { Length: > 0 } said ? said : null;
        if (place?.Length > Session.LongestPlace)
            errors.AddModelError("Form.Place", texts["seances.wrong.place", Session.LongestPlace]);
        string? code = null;
        if (Commune?.Trim() is { Length: > 0 } commune)
        {
            var meant = places.Resolve(commune);
            code = (meant.Certain ?? (meant.Choices.Count > 0 ? meant.Choices.FirstOrDefault(c => places.Label(c) == commune) : null))?.Code;
            if (code is null)
                errors.AddModelError("Form.Commune", meant.Choices.Count > 1 ? texts["seances.wrong.commune_which", string.Join(" · ", meant.Choices.Take(4).Select(places.Label))] : texts["seances.wrong.commune", commune]);
        }
        List<string> names = [.. (Facilitators ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DistinctBy(Fold.Key)];
        if (names.Exists(n => n.Length > 100))
            errors.AddModelError("Form.Facilitators", texts["seances.wrong.name"]);
        if (!errors.IsValid)
            return;
        var key = place is null ? null : $"{Fold.Key(place)}|{code}";
        if (session.ChangedAt != default && (session.Place, session.PlaceCode) != (place, code))
            session.CalendarChanged(now);
        (session.Place, session.PlaceKey, session.PlaceCode) = (place, key, code);
        session.Format = vocabularies.Find(SessionLists.Formats, Format ?? "") is null ? SessionFormats.HalfDay : Format!;
        session.PlannedTopics = [.. Topics.Where(t => vocabularies.Find(SessionLists.Topics, t) is not null).Distinct(StringComparer.Ordinal)];
        session.Facilitators.RemoveAll(f => !names.Exists(n => Fold.Key(n) == f.NameKey));
        foreach (var name in names.Where(n => !session.Facilitators.Exists(f => f.NameKey == Fold.Key(n))))
            session.Facilitators.Add(SessionFacilitator.Of(session.Id, name, person.Name is { } own && Fold.Key(own) == Fold.Key(name) ? person.Id : null, now));
    }
}
