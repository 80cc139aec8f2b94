using System.Globalization;
using System.Text;

namespace Maillage.Modules.Groups;

/// <summary>Everyone's chance from the least to the most favoured, beside what filling the scarcest quota first would give; drawn anew for each width.</summary>
internal sealed class ChanceChart
{
    private const double Left = 56, Right = 8, Top = 34, Bottom = 30;

    public ChanceChart(IReadOnlyList<Ticket> tickets, double? own = null)
    {
        Fair = [.. tickets.Select(t => t.Chance ?? 0).Order()];
        Greedy = tickets.All(t => t.GreedyChance is not null) ? [.. tickets.Select(t => t.GreedyChance!.Value).Order()] : [];
        Own = own;
        var highest = Fair.Concat(Greedy).DefaultIfEmpty(1).Max();
        Step = highest > 0.5 ? 0.2 : highest > 0.2 ? 0.1 : 0.05;
        Highest = Math.Min(1, Math.Ceiling(highest / Step - 1e-9) * Step);
        Levels = [.. Fair.GroupBy(c => Math.Round(c, 3)).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
    }

    public IReadOnlyList<double> Fair { get; }

    public IReadOnlyList<double> Greedy { get; }

    public double? Own { get; }

    public double Step { get; }

    public double Highest { get; }

    /// <summary>Chance, and how many people have it.</summary>
    public IReadOnlyList<(double Chance, int People)> Levels { get; }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round(Highest / Step) + 1).Select(i => i * Step);

    public static string Percent(double chance) => (chance * 100).ToString("0.#", CultureInfo.CurrentCulture);

    public Drawing Draw(int width, int height) => new(this, width, height);

    /// <summary>The same figures at one size.</summary>
    internal sealed class Drawing(ChanceChart chart, int width, int height)
    {
        public int Width => width;

        public int Height => height;

        public string Start => Number(Left);

        public string End => Number(width - Right);

        public string Base => Number(Y(0) + 22);

        public string FairPath => Path(chart.Fair);

        public string GreedyPath => Path(chart.Greedy);

        public string At(double chance) => Number(Y(chance));

        public string Above(double chance) => Number(Y(chance) - 9);

        /// <summary>Middle of those who have the reader's chance.</summary>
        public (string X, string Y, bool Late) Own
        {
            get
            {
                var places = chart.Fair.Index().Where(c => Math.Abs(c.Item - chart.Own!.Value) < 1e-6).Select(c => c.Index).DefaultIfEmpty(0).ToList();
                var x = X((places[0] + places[^1] + 1) / 2.0);
                return (Number(x), Number(Y(chart.Own!.Value)), x > width * 0.66);
            }
        }

        private double X(double place) => Left + (width - Left - Right) * place / Math.Max(1, chart.Fair.Count);

        private double Y(double chance) => height - Bottom - (height - Bottom - Top) * chance / Math.Max(chart.Highest, 1e-9);

        private string Path(IReadOnlyList<double> values)
        {
            var path = new StringBuilder();
            foreach (var (i, value) in values.Index())
                path.Append(i == 0 ? 'M' : 'L').Append(Number(X(i))).Append(' ').Append(Number(Y(value))).Append('H').Append(Number(X(i + 1)));
            return path.ToString();
        }

        private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
    }
}
