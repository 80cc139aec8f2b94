using System.Globalization;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments;

/// <summary>A dot on a lane.</summary>
/// <param name="Row">0 or 1: labels that would touch stand on two rows.</param>
internal sealed record Knot(double X, string Label, bool IsDone, int Row);

/// <summary>One component, or the presence of the management.</summary>
internal sealed record Lane(IReadOnlyList<string> Name, string Note, double Y, IReadOnlyList<Knot> Knots);

/// <summary>A phase.</summary>
/// <param name="Name">In lines; its number where it does not fit.</param>
internal sealed record Bar(double X, double Width, IReadOnlyList<string> Name, string Legend, bool IsPast, bool IsShort);

internal sealed record Tick(double X, string Label);

/// <summary>What changed, at its day, in lines that fit its width.</summary>
internal sealed record Flag(double X, double TextX, double Y, string Day, IReadOnlyList<string> Title, IReadOnlyList<string> Words, bool IsBaseline);

/// <summary>The whole accompaniment as a drawing: phases above, one lane per component, what changed below, today across. Beside it stand the same dates as lists.</summary>
internal sealed class TimeLine
{
    public const int Width = 1160;
    public const int Left = 190;
    public const int LaneHeight = 56;
    private const int Right = 16;
    private const int FlagWidth = 190;
    private const int SignsPerLine = 26;
    private const int SignsOfTitle = 22;
    private const int SignsOfLane = 22;
    private const double SignWidth = 8;
    private const int LabelWidth = 66;
    private readonly DateOnly from;
    private readonly DateOnly to;

    public TimeLine(Dossier dossier, IVocabularies vocabularies, Texts texts)
    {
        // What changed later stands at the edge, with its date: the years after would press the year itself together.
        List<DateOnly> days = [.. new[] { dossier.Begins, dossier.Ends }.OfType<DateOnly>(), .. dossier.Steps.Select(s => s.On), .. dossier.One.Phases.Select(p => p.From)];
        if (days.Count == 0)
            return;
        IsEmpty = false;
        var (first, last) = (days.Min(), days.Max());
        from = new DateOnly(first.Year, first.Month, 1);
        to = new DateOnly(last.Year, last.Month, 1).AddMonths(1);
        Ticks = [.. Months()];
        TodayX = dossier.Today >= from && dossier.Today < to ? X(dossier.Today) : null;
        Phases = [.. Bars(dossier, texts)];
        List<string> order = [.. vocabularies.List(AccompanimentLists.Components).Select(t => t.Code)];
        Lanes = [.. dossier.Lanes(order).Select((g, i) => LaneOf(vocabularies.Label(AccompanimentLists.Components, g.Key, texts), [.. g], i, texts))];
        var management = dossier.Held.Where(s => s.ManagementWasThere == true).ToList();
        if (dossier.Held.Any(s => s.ManagementWasThere is not null))
            Lanes = [.. Lanes, new Lane([texts["accompaniments.line.management"]], texts["accompaniments.line.of", management.Count, dossier.Held.Count], YOf(Lanes.Count), Knots(management))];
        Flags = [.. FlagsOf(dossier, vocabularies, texts)];
        Height = Math.Max(FlagsTop + 8, Flags.Select(f => f.Y + 24 + 19 * (f.Title.Count + f.Words.Count)).DefaultIfEmpty().Max() + 14);
        PastX = Math.Clamp(X(dossier.Today), Left, Width - Right);
    }

    public bool IsEmpty { get; } = true;

    public IReadOnlyList<Tick> Ticks { get; } = [];

    public IReadOnlyList<Bar> Phases { get; } = [];

    public IReadOnlyList<Lane> Lanes { get; } = [];

    public IReadOnlyList<Flag> Flags { get; } = [];

    public double? TodayX { get; }

    /// <summary>Where what was done ends and what is planned begins.</summary>
    public double PastX { get; }

    public double Height { get; }

    public double FlagsTop => YOf(Lanes.Count) - 20;

    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static double YOf(int lane) => 116 + lane * LaneHeight;

    private double X(DateOnly day) => Left + Math.Clamp((double)(day.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber), 0, 1) * (Width - Left - Right);

    private IEnumerable<Tick> Months()
    {
        var count = (to.Year - from.Year) * 12 + to.Month - from.Month;
        var every = (int)Math.Ceiling(80d * count / (Width - Left - Right));
        for (var i = 0; i < count; i++)
        {
            var month = from.AddMonths(i);
            var label = i % every != 0 ? "" : month.ToString(i == 0 || month.Month <= every ? "MMM yyyy" : "MMM", CultureInfo.CurrentCulture);
            yield return new Tick(X(month), label);
        }
    }

    private IEnumerable<Bar> Bars(Dossier dossier, Texts texts)
    {
        var number = 0;
        foreach (var (phase, next) in dossier.One.Phases.Zip(dossier.One.Phases.Skip(1).Select(p => (DateOnly?)p.From).Append(dossier.Ends?.AddDays(1))))
        {
            var (x, end) = (X(phase.From), X(next is { } day && day > phase.From ? day : to));
            var (width, name) = (Math.Max(22, end - x - 3), texts[$"accompaniments.phase.{phase.Code}"]);
            var lines = Lines(name, 2, (int)((width - 16) / SignWidth));
            var isShort = lines.Sum(l => l.Length + 1) - 1 != name.Length || lines.Exists(l => l.Length * SignWidth > width - 12);
            number++;
            yield return new Bar(x, width, isShort ? [$"{number}"] : lines, $"{number}. {name}", phase.From <= dossier.Today, isShort);
        }
    }

    private Lane LaneOf(string name, IReadOnlyList<Step> steps, int index, Texts texts) =>
        new(Lines(name, 2, SignsOfLane), texts["accompaniments.line.of", steps.Count(s => s.IsHeld), steps.Count], YOf(index), Knots(steps));

    private List<Knot> Knots(IEnumerable<Step> steps)
    {
        List<Knot> knots = [];
        var free = new[] { double.MinValue, double.MinValue };
        foreach (var step in steps)
        {
            var x = X(step.On);
            var row = x - LabelWidth / 2d >= free[0] ? 0 : x - LabelWidth / 2d >= free[1] ? 1 : -1;
            if (row >= 0)
                free[row] = x + LabelWidth / 2d;
            knots.Add(new Knot(x, row < 0 ? "" : step.On.InWords("d MMM"), step.IsHeld, Math.Max(row, 0)));
        }
        return knots;
    }

    private IEnumerable<Flag> FlagsOf(Dossier dossier, IVocabularies vocabularies, Texts texts)
    {
        List<(double From, double To, double Top, double Bottom)> taken = [];
        foreach (var outcome in dossier.Outcomes)
        {
            var x = X(outcome.On);
            // Near the edge its words stand before its line.
            var left = x + FlagWidth <= Width ? x : x - FlagWidth;
            var title = Lines(vocabularies.Label(AccompanimentLists.Outcomes, outcome.Type, texts), 2, SignsOfTitle);
            var words = Lines(outcome.Words ?? outcome.EvidenceWords ?? "", 3, SignsPerLine);
            var (y, height) = (FlagsTop + 16, 34 + 19 * (title.Count + words.Count));
            while (taken.Where(t => left < t.To && left + FlagWidth > t.From && y < t.Bottom && y + height > t.Top).Select(t => (double?)t.Bottom).Max() is { } bottom)
                y = bottom;
            taken.Add((left, left + FlagWidth, y, y + height));
            yield return new Flag(x, left + 10, y, outcome.On < to ? outcome.On.InWords("d MMM yyyy") : texts["accompaniments.line.later", outcome.On.InWords("d MMM yyyy")], title, words, outcome.IsBaseline);
        }
    }

    /// <summary>Words in lines of a width; what is over ends in an ellipsis, and the list beside says it whole.</summary>
    private static List<string> Lines(string text, int most, int signs)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= signs)
                lines[^1] += $" {word}";
            else if (lines.Count < most)
                lines.Add(word);
            else
                return [.. lines[..^1], $"{lines[^1].TrimEnd(',', '.')}…"];
        }
        return lines;
    }
}
