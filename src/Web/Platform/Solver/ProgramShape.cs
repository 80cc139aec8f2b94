namespace Maillage.Platform.Solver;

/// <summary>A linear program as it is written down: columns of coefficients, bounds of columns and rows, what to make large.</summary>
internal sealed class ProgramShape(double[] rowLower, double[] rowUpper)
{
    /// <summary>No bound.</summary>
    public const double Free = double.MaxValue;

    private readonly List<int> starts = [0];
    private readonly List<int> index = [];
    private readonly List<double> value = [];
    private readonly List<double> lower = [];
    private readonly List<double> upper = [];
    private readonly List<double> objective = [];

    public double[] RowLower { get; } = rowLower;

    public double[] RowUpper { get; } = rowUpper;

    public int Columns => lower.Count;

    public int Rows => RowLower.Length;

    public int[] Starts => [.. starts];

    public int[] Index => [.. index];

    public double[] Value => [.. value];

    public double[] Lower => [.. lower];

    public double[] Upper => [.. upper];

    public double[] Objective => [.. objective];

    /// <summary>Adds a column and gives its number.</summary>
    public int Add(double from, double to, double worth, IEnumerable<(int Row, double Value)> entries)
    {
        foreach (var (row, coefficient) in entries)
        {
            index.Add(row);
            value.Add(coefficient);
        }
        starts.Add(index.Count);
        lower.Add(from);
        upper.Add(to);
        objective.Add(worth);
        return Columns - 1;
    }
}
