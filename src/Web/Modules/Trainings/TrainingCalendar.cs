using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Trainings;

/// <summary>The dates of one training as a file, and of all that answer a search as a feed that a calendar follows.</summary>
internal static class TrainingCalendar
{
    private const string Type = "text/calendar; charset=utf-8";

    public static void MapTrainingCalendars(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/formations/calendrier.ics", async (string? q, string? secteur, string? pres, TrainingBook book, TrainingWords words, ISessionDates dates, IVocabularies vocabularies, Settings settings, Texts texts, CancellationToken cancel) =>
        {
            var coming = await book.Coming(IndexModel.Ask(q, secteur, pres, vocabularies), cancel);
            return Results.Text(await dates.Calendar(texts["trainings.title"], [.. coming.Select(a => Of(a, words, settings))], cancel), Type);
        }).AllowAnonymous();
        endpoints.MapGet("/formations/{slug}/calendrier.ics", async (string slug, TrainingBook book, TrainingWords words, ISessionDates dates, Settings settings, CancellationToken cancel) =>
            await book.Find(slug, cancel) is { Action.IsPublished: true } one
                ? Results.Text(await dates.Calendar(one.Action.Title, [Of(one, words, settings)], cancel), Type) : Results.NotFound()).AllowAnonymous();
    }

    private static CalendarAction Of(Announced one, TrainingWords words, Settings settings) =>
        new(one.Action.Id, one.Action.Title, one.Action.Zone, string.Join(", ", new[] { one.Training.Venue, words.Place(one.Training) }.OfType<string>()) is { Length: > 0 } where ? where : null,
            $"{settings.PublicUrl}/formations/{one.Action.Slug}");
}
