namespace Maillage.Modules.Groups.Draw;

/// <summary>The usual method, for comparison: fill the scarcest quota first, someone by chance, and start again when stuck.</summary>
/// <param name="Shares">Share of the draws that each person is in, in the pool's order; empty when it never ended.</param>
internal sealed record Greedy(int Draws, int Restarts, IReadOnlyList<double> Shares)
{
    private const int Patience = 200;

    public double Min => Shares.Count == 0 ? 0 : Shares.Min();

    public static Greedy Simulate(Pool pool, DrawRules rules, int draws, CancellationToken cancel)
    {
        var problem = PanelProblem.Of(pool, rules);
        (int[] People, int[] Rows)[] units = [.. problem.Types.SelectMany(t => t.Units.Select(u => (u, t.Rows)))];
        int[][] bearing = [.. units.Select(u => u.Rows)];
        var dice = new Random(1);
        var (done, restarts, times) = (0, 0, new int[pool.People.Count]);
        while (done < draws && restarts < Patience * (done + 5))
        {
            cancel.ThrowIfCancellationRequested();
            if (Once(problem, bearing, [.. units.Select(u => u.People.Length)], dice) is not { } group)
            {
                restarts++;
                continue;
            }
            done++;
            foreach (var person in group.SelectMany(u => units[u].People))
                times[person]++;
        }
        return new Greedy(done, restarts, done == 0 ? [] : [.. times.Select(t => (double)t / done)]);
    }

    private static List<int>? Once(PanelProblem problem, int[][] bearing, int[] size, Random dice)
    {
        var left = Enumerable.Range(0, bearing.Length).ToList();
        var chosen = new List<int>();
        var (have, there) = (new int[problem.Rows.Count], new int[problem.Rows.Count]);
        foreach (var row in bearing.SelectMany(b => b))
            there[row]++;
        Drop(r => problem.Rows[r].Max == 0);
        var places = problem.Size;
        while (places > 0)
        {
            var (urgent, ratio) = (-1, 0.0);
            for (var r = 0; r < have.Length; r++)
            {
                var need = problem.Rows[r].Min - have[r];
                if (need > there[r])
                    return null;
                if (need > 0 && (double)need / there[r] > ratio)
                    (urgent, ratio) = (r, (double)need / there[r]);
            }
            var among = urgent < 0 ? left : left.Where(p => bearing[p].Contains(urgent)).ToList();
            if (among.Count == 0)
                return null;
            var person = among[dice.Next(among.Count)];
            chosen.Add(person);
            left.Remove(person);
            places -= size[person];
            foreach (var row in bearing[person])
            {
                have[row]++;
                there[row]--;
            }
            Drop(r => have[r] >= problem.Rows[r].Max && bearing[person].Contains(r));
        }
        // Who comes in twos may overshoot.
        return places == 0 && problem.Rows.Index().All(r => have[r.Index] >= r.Item.Min && have[r.Index] <= r.Item.Max) ? chosen : null;

        void Drop(Func<int, bool> full) => left.RemoveAll(p =>
        {
            if (!bearing[p].Any(full))
                return false;
            foreach (var row in bearing[p])
                there[row]--;
            return true;
        });
    }
}
