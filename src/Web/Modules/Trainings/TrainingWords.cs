using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Home.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Trainings;

/// <summary>A training in words: where, for whom, at what price, how many places.</summary>
internal sealed class TrainingWords(IVocabularies vocabularies, IPlaces places, Texts texts)
{
    public string? Place(Training training) => training.PlaceCode is { } code ? places.Find(code)?.Name ?? code : null;

    public string Sectors(IEnumerable<string> codes) => string.Join(", ", codes.Select(c => vocabularies.Label(Lists.RequesterSectors, c, texts)));

    public string? Price(Training training) => training.Price switch
    {
        null => null,
        0 => texts["trainings.free"],
        var euros => texts["trainings.euros", euros.Value.ToString(euros.Value % 1 == 0 ? "N0" : "N2")],
    };

    public string Left(Announced one) => one.Left switch
    {
        null => texts["trainings.unlimited"],
        var left when left <= 0 => texts["trainings.full"],
        var left => texts.Count("trainings.left", left.Value, one.Capacity.Places),
    };

    public ComingTraining Line(Announced one) => new(one.Action.Title, $"/formations/{one.Action.Slug}", one.Dates[0].Date,
        string.Join(" · ", new[] { one.Action.LeadName, Place(one.Training), Price(one.Training), one.Call is null ? null : Left(one) }.OfType<string>()));

    public ComingDate Date(Announced one) => new(one.Dates[0].Date, one.Action.Title, $"/formations/{one.Action.Slug}",
        string.Join(" · ", new[] { one.Action.LeadName, Place(one.Training) }.OfType<string>()), one.Call is null ? Price(one.Training) : Left(one));

    /// <summary>Every word asked for is there, in one of its forms or as a beginning.</summary>
    public static bool Says(string text, string asked)
    {
        // Whoever types "formation" asks for what all of them are.
        var there = Roots($"{text} formation training vorming opleiding").ToHashSet(StringComparer.Ordinal);
        return Roots(asked).All(w => there.Contains(w) || (w.Length > 2 && there.Any(t => t.StartsWith(w, StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Roots(string text) =>
        Fold.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !French.IsSmall(w)).Select(French.RootOf);
}
