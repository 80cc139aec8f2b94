using Maillage.Modules.Requests.Needs;
using Maillage.Modules.Requests.Proposals;
using Maillage.Platform.Figures;
using Maillage.Platform.Text;

namespace Maillage.Tests.Modules.Requests;

public sealed class NeedGridTests
{
    [Fact]
    public void No_line_hides_a_single_cell_and_no_small_count_is_shown()
    {
        var dice = new Random(11);
        for (var turn = 0; turn < 300; turn++)
        {
            var (rows, columns) = (dice.Next(1, 6), dice.Next(1, 5));
            var cells = new int[rows, columns];
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                    cells[r, c] = dice.Next(0, 3) == 0 ? 0 : dice.Next(0, 20);
            }
            var grid = new NeedGrid(cells, Reader.Network);
            foreach (var r in Enumerable.Range(0, rows))
                NotAlone([.. Enumerable.Range(0, columns).Select(c => grid.Cell(r, c)), grid.RowTotal(r)]);
            foreach (var c in Enumerable.Range(0, columns))
                NotAlone([.. Enumerable.Range(0, rows).Select(r => grid.Cell(r, c)), grid.ColumnTotal(c)]);
        }
    }

    [Fact]
    public void The_coordination_reads_true_counts() =>
        new NeedGrid(new int[,] { { 1, 0 }, { 2, 7 } }, Reader.Team).Cell(0, 0).ShouldBe(1);

    [Fact]
    public void What_a_service_counts_itself_does_not_give_it_the_rest()
    {
        // Twelve in all, six and five shown, and five of six one's own: the one of others would be known.
        var grid = new NeedGrid(new int[,] { { 6, 6 }, { 9, 8 } }, Reader.Network, new int[,] { { 5, 0 }, { 0, 0 } });
        grid.Cell(0, 0).ShouldBeNull();
        new int?[] { grid.Cell(0, 1), grid.RowTotal(0) }.ShouldContain((int?)null);
        new int?[] { grid.Cell(1, 0), grid.ColumnTotal(0) }.ShouldContain((int?)null);
    }

    [Fact]
    public void Two_versions_show_what_came_and_what_went()
    {
        var pieces = WordDiff.Of("Six supervisions de deux heures.", "Huit supervisions de deux heures, dont deux la nuit.");
        string.Concat(pieces.Where(p => p.Change is not Change.Removed).Select(p => p.Text)).ShouldBe("Huit supervisions de deux heures, dont deux la nuit.");
        string.Concat(pieces.Where(p => p.Change is not Change.Added).Select(p => p.Text)).ShouldBe("Six supervisions de deux heures.");
        pieces.ShouldContain(p => p.Change == Change.Same && p.Text.StartsWith("supervisions"));
    }

    [Theory]
    [InlineData("Appelez le +33 6 12 34 56 78", Trace.Refused)]
    [InlineData("NIR 1 85 05 78 006 084 36", Trace.Refused)]
    [InlineData("registre 85073003328", Trace.Refused)]
    [InlineData("Madame Dupont est venue", Trace.Telling)]
    [InlineData("elle a 17 ans", Trace.Telling)]
    [InlineData("née le 3 mai 2009", Trace.Telling)]
    [InlineData("Hier, Marie a appelé", Trace.Telling)]
    [InlineData("vu avec Lucas", Trace.Telling)]
    [InlineData("un suivi à Saint-Martin et à La Louvière depuis le 3 mai 2026", Trace.None)]
    [InlineData("écrit de lea.m@exemple.be", Trace.Telling)]
    [InlineData("En 2024-2025, 12 000 euros et 35 élèves", Trace.None)]
    [InlineData("Une réunion le mardi à 14 h 30 avec la direction", Trace.None)]
    public void Numbers_are_refused_and_names_looked_at(string text, object worst) => Traces.Worst(text).ShouldBe((Trace)worst);

    [Theory]
    [InlineData("au 12, rue Neuve, le soir", "au […], le soir")]
    [InlineData("rue Haute 12 bis, puis", "[…], puis")]
    [InlineData("avenue de la Gare, 3", "[…]")]
    [InlineData("née le 3 mai 2009 à Namur", "[…] à Namur")]
    [InlineData("Anne-Laure Dethier et Noé", "[…] et […]")]
    public void A_mask_leaves_nothing_of_what_it_covers(string text, string masked) => Traces.Masked(text).ShouldBe(masked);

    private static void NotAlone(IReadOnlyList<int?> line)
    {
        line.ShouldAllBe(v => v == null || v == 0 || v >= 5);
        line.Count(v => v is null).ShouldNotBe(1);
        // With its total beside it, what is hidden of a line is no small number either.
        if (line[^1] is { } total && line.Any(v => v is null))
            (total - line.SkipLast(1).Sum(v => v ?? 0)).ShouldBeGreaterThanOrEqualTo(5);
    }
}
