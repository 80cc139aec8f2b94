using Maillage.Platform.Figures;

namespace Maillage.Modules.Requests.Needs;

/// <summary>
/// Counts in rows and columns with their totals, as a reader may see them. A small cell is hidden, and so is what it could
/// be found from: every line of the grid, those of the totals too, hides none of its cells, or at least two that are
/// together no small number. What the reader knows as their own is taken off first: they could take it off too.
/// </summary>
internal sealed class NeedGrid
{
    private readonly int[,] counts;
    private readonly int[,] others;
    private readonly bool[,] hidden;
    private readonly int least;
    private readonly int rows;
    private readonly int columns;

    /// <summary>The grid of these counts for one reader.</summary>
    /// <param name="own">How many of each cell the reader counts without this table; null = none.</param>
    public NeedGrid(int[,] cells, Reader reader, int[,]? own = null)
    {
        (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        (counts, others, hidden) = (new int[rows + 1, columns + 1], new int[rows + 1, columns + 1], new bool[rows + 1, columns + 1]);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                Add(counts, r, c, cells[r, c]);
                Add(others, r, c, Math.Max(0, cells[r, c] - (own?[r, c] ?? 0)));
            }
        }
        least = SmallNumbers.Least(reader, isSensitive: false);
        Hide();
    }

    /// <summary>Null = hidden.</summary>
    public int? Cell(int row, int column) => hidden[row, column] ? null : counts[row, column];

    public int? RowTotal(int row) => Cell(row, columns);

    public int? ColumnTotal(int column) => Cell(rows, column);

    public int? Total => Cell(rows, columns);

    private void Add(int[,] grid, int row, int column, int count)
    {
        grid[row, column] += count;
        grid[row, columns] += count;
        grid[rows, column] += count;
        grid[rows, columns] += count;
    }

    private void Hide()
    {
        for (var r = 0; r <= rows; r++)
        {
            for (var c = 0; c <= columns; c++)
                hidden[r, c] = others[r, c] > 0 && others[r, c] < least;
        }
        for (var changed = true; changed;)
        {
            changed = false;
            for (var r = 0; r <= rows; r++)
                changed |= Mend([.. Enumerable.Range(0, columns + 1).Select(c => (r, c))]);
            for (var c = 0; c <= columns; c++)
                changed |= Mend([.. Enumerable.Range(0, rows + 1).Select(r => (r, c))]);
        }
    }

    // The last of a line is the sum of the others: one hidden alone is known, and so are two that are one each. The next to go is the smallest that says something.
    private bool Mend((int Row, int Column)[] line)
    {
        var gone = line.Where(p => hidden[p.Row, p.Column]).ToList();
        var isTotalShown = !hidden[line[^1].Row, line[^1].Column];
        if (gone.Count == 0 || gone.Count > 1 && !(isTotalShown && gone.Sum(p => others[p.Row, p.Column]) < least))
            return false;
        var next = line.Where(p => !hidden[p.Row, p.Column]).OrderBy(p => others[p.Row, p.Column] == 0).ThenBy(p => others[p.Row, p.Column]).ToList();
        if (next.Count == 0)
            return false;
        hidden[next[0].Row, next[0].Column] = true;
        return true;
    }
}
