using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>People whom no rule tells apart: they get the same chance. Each unit is a place in the pool's order, or several that come all or none.</summary>
/// <param name="Rows">The rules that bear on one unit, once for each of its people.</param>
internal sealed record ApplicantType(int[] Rows, int[][] Units)
{
    /// <summary>How many units there are.</summary>
    public int Size => Units.Length;

    /// <summary>How many people come with one unit.</summary>
    public int People => Units[0].Length;

    public IReadOnlyList<int> Members => [.. Units.SelectMany(u => u)];
}

/// <summary>One rule as it bears on a pool: at least and at most so many people with one value.</summary>
internal sealed record RuleRow(string Column, string Value, int Min, int Max, bool IsCap);

/// <summary>The choice of a group as numbers of people of each type, under the rules that can bind.</summary>
internal sealed class PanelProblem
{
    private PanelProblem(int size, IReadOnlyList<RuleRow> rows, IReadOnlyList<ApplicantType> types)
    {
        (Size, Rows, Types) = (size, rows, types);
    }

    /// <summary>How many people a group has.</summary>
    public int Size { get; }

    public IReadOnlyList<RuleRow> Rows { get; }

    /// <summary>In an order that depends on the rules only, not on ids.</summary>
    public IReadOnlyList<ApplicantType> Types { get; }

    /// <summary>The problem that these rules set this pool.</summary>
    /// <param name="quotas">False: caps only.</param>
    /// <param name="slack">True: keeps rows that cannot bind as they stand but may once changed.</param>
    public static PanelProblem Of(Pool pool, DrawRules rules, bool quotas = true, bool slack = false)
    {
        var members = pool.Columns.Index().ToDictionary(c => c.Item,
            c => pool.People.Index().GroupBy(p => p.Item.Values[c.Index], p => p.Index, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        var bounds = quotas ? rules.Quotas.Select(q => new RuleRow(q.Column, q.Value, q.Min, q.Max, q.Hard)) : [];
        var rows = bounds
            .Concat(rules.Caps.SelectMany(c => members[c.Key].Keys.Select(v => new RuleRow(c.Key, v, 0, c.Value, IsCap: true))))
            .Where(r => slack && !r.IsCap || r.Min > 0 || r.Max < Math.Min(Count(r), rules.PanelSize))
            .OrderBy(r => r.Column, StringComparer.Ordinal).ThenBy(r => r.Value, StringComparer.Ordinal).ThenBy(r => r.IsCap)
            .ToArray();
        var bearing = pool.People.Select(_ => new List<int>()).ToArray();
        foreach (var (i, row) in rows.Index())
        {
            foreach (var person in members[row.Column].GetValueOrDefault(row.Value, []))
                bearing[person].Add(i);
        }
        var together = rules.Together is { } column ? pool.Column(column) : -1;
        var units = pool.People.Index().GroupBy(p => together < 0 ? p.Item.Id : p.Item.Values[together], p => p.Index, StringComparer.Ordinal).Select(u => u.ToArray());
        var types = units
            .Select(u => (Unit: u, Rows: u.SelectMany(p => bearing[p]).Order().ToArray()))
            .GroupBy(u => string.Join(',', u.Rows.Select(r => r.ToString("D6"))) + (u.Unit.Length == 1 ? "" : $",x{u.Unit.Length}"), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ApplicantType(g.First().Rows, [.. g.Select(u => u.Unit)]));
        return new PanelProblem(rules.PanelSize, rows, [.. types]);

        int Count(RuleRow row) => members[row.Column].GetValueOrDefault(row.Value, []).Length;
    }

    /// <summary>How many people of each row are in a group given by type.</summary>
    public T[] RowSums<T>(IReadOnlyList<T> counts) where T : System.Numerics.INumber<T>
    {
        var sums = new T[Rows.Count];
        for (var t = 0; t < Types.Count; t++)
        {
            foreach (var row in Types[t].Rows)
                sums[row] += counts[t];
        }
        return sums;
    }

    /// <summary>Whether a group given by type obeys every rule, in whole numbers.</summary>
    public bool Allows(IReadOnlyList<int> counts) =>
        counts.Index().Sum(c => c.Item * Types[c.Index].People) == Size
        && counts.Index().All(c => c.Item >= 0 && c.Item <= Types[c.Index].Size)
        && RowSums(counts).Index().All(r => r.Item >= Rows[r.Index].Min && r.Item <= Rows[r.Index].Max);

    /// <summary>The same in the language of the solvers: row 0 is the size of the group, then one per rule; one column per type.</summary>
    public ProgramShape Shape(IReadOnlyList<double> worth)
    {
        var shape = new ProgramShape([Size, .. Rows.Select(r => (double)r.Min)], [Size, .. Rows.Select(r => (double)r.Max)]);
        foreach (var (t, type) in Types.Index())
            shape.Add(0, type.Size, worth[t], Entries(type));
        return shape;
    }

    public static IEnumerable<(int Row, double Value)> Entries(ApplicantType type) => type.Rows.CountBy(r => r).Select(r => (r.Key + 1, (double)r.Value)).Prepend((0, type.People));
}
