using FsCheck;
using FsCheck.Fluent;
using Maillage.Modules.Directory.Search;

namespace Maillage.Tests.Modules.Directory.Search;

public sealed class TypedWordTests
{
    [Theory]
    [InlineData("asuetude", "assuetude", 1)]
    [InlineData("bruxlles", "bruxelles", 1)]
    [InlineData("formatoin", "formation", 1)]
    [InlineData("superivsoin", "supervision", 2)]
    [InlineData("a", "b", 1)]
    [InlineData("abc", "abc", 0)]
    public void Errors_are_counted_as_people_make_them(string typed, string meant, int errors) => Errors(typed, meant).ShouldBe(errors);

    [Fact]
    public void The_fast_count_is_that_of_the_table()
    {
        var word = Gen.Choose('a', 'd').Select(c => (char)c).NonEmptyListOf().Select(l => new string([.. l.Take(20)])).ToArbitrary();
        Prop.ForAll(word, word, (a, b) => Errors(a, b) == Table(a, b)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static int Errors(string typed, string other) => new TypedWord(typed, new ulong[32]).Errors(other);

    /// <summary>Optimal string alignment by its definition.</summary>
    private static int Table(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
