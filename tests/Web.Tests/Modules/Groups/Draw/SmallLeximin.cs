namespace Maillage.Tests.Modules.Groups.Draw;

/// <summary>LEXIMIN from the list of all groups, by a textbook simplex: slow, and shares nothing with the program.</summary>
internal static class SmallLeximin
{
    private const double Slack = 1e-9;

    /// <summary>The fairest chances of people 0 to <paramref name="people"/> - 1.</summary>
    public static double[] Of(int people, IReadOnlyList<int[]> groups)
    {
        var settled = new double?[people];
        while (settled.Contains(null))
        {
            var z = Most(settled, groups, null, 0);
            var stuck = Enumerable.Range(0, people).Where(i => settled[i] is null && Most(settled, groups, i, z) < z + 1e-6).ToArray();
            stuck.ShouldNotBeEmpty();
            foreach (var i in stuck)
                settled[i] = z;
        }
        return [.. settled.Select(s => s!.Value)];
    }

    /// <summary>The largest smallest chance of who is open; or, once that is known, the largest chance of one person while all others keep theirs.</summary>
    private static double Most(double?[] settled, IReadOnlyList<int[]> groups, int? one, double z)
    {
        // Variables: the weight of each group, then the value sought. Weights add up to 1 at most; all else is written so that 0 is allowed.
        var value = groups.Count;
        var rows = new List<double[]> { Row(_ => 1, 0) };
        for (var i = 0; i < settled.Length; i++)
        {
            if (settled[i] is null && (one is null || one == i))
                rows.Add(Row(g => groups[g].Contains(i) ? -1 : 0, 1));
            if (settled[i] is not null || one is not null)
                rows.Add(Row(g => (settled[i] ?? z) - Slack - (groups[g].Contains(i) ? 1 : 0), 0));
        }
        return Simplex(rows, value);

        double[] Row(Func<int, double> weight, double sought) => [.. Enumerable.Range(0, value).Select(weight), sought];
    }

    /// <summary>The largest value of one variable under rows that are 0 at most, but for the first: 1 at most. Bland's rule, so that it ends.</summary>
    private static double Simplex(List<double[]> rows, int sought)
    {
        var (height, width) = (rows.Count, rows[0].Length + rows.Count);
        var table = rows.Select((r, i) => new double[width + 1].Also(t =>
        {
            r.CopyTo(t, 0);
            t[r.Length + i] = 1;
            t[width] = i == 0 ? 1 : 0;
        })).ToArray();
        var gain = new double[width + 1];
        gain[sought] = 1;
        var basis = Enumerable.Range(rows[0].Length, height).ToArray();
        while (Array.FindIndex(gain, 0, width, g => g > 1e-11) is >= 0 and var enter)
        {
            var leave = Enumerable.Range(0, height).Where(r => table[r][enter] > 1e-11)
                .OrderBy(r => Math.Round(table[r][width] / table[r][enter], 12)).ThenBy(r => basis[r]).First();
            var pivot = table[leave][enter];
            for (var c = 0; c <= width; c++)
                table[leave][c] /= pivot;
            foreach (var row in table.Where((_, r) => r != leave).Append(gain))
            {
                var factor = row[enter];
                for (var c = 0; c <= width && factor != 0; c++)
                    row[c] -= factor * table[leave][c];
            }
            basis[leave] = enter;
        }
        return -gain[width];
    }

    private static T Also<T>(this T made, Action<T> then)
    {
        then(made);
        return made;
    }
}
