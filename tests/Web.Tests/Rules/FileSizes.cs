namespace Maillage.Tests.Rules;

/// <summary>Files stay small enough to be read at once.</summary>
internal static class FileSizes
{
    public const int Limit = 250;

    private static readonly string[] Code = [".cs", ".cshtml", ".ts", ".tsx", ".js", ".mjs", ".css", ".sh", ".py", ".csproj"];

    /// <summary>Files over the limit that may stay for now. This list only shrinks.</summary>
    public static readonly string[] Known = [];

    public static IReadOnlyList<string> Ours() =>
        [.. House.Files("src", Code).Concat(House.Files("tests", Code)).Concat(House.Files("bench", Code)).Concat(House.Files("assets", Code)).Concat(House.Files("bin"))];

    public static IReadOnlyList<string> Violations(IEnumerable<string> files, Func<string, int> lines) =>
        [.. files.Select(f => (File: f, Lines: lines(f), Known: Known.Contains(f)))
            .Where(f => f.Lines > Limit != f.Known)
            .Select(f => f.Known ? $"{f.File} has become small: take it off the list" : $"{f.File} has {f.Lines} lines, {Limit} are allowed")];

    public static int Lines(string file) => File.ReadLines(House.Path(file)).Count();
}

/// <summary>Rule 8.</summary>
public sealed class FileSizesTests
{
    [Fact]
    public void Files_stay_small()
    {
        var files = FileSizes.Ours();
        FileSizes.Violations(files, FileSizes.Lines).ShouldBeEmpty();
        FileSizes.Known.Except(files).ShouldBeEmpty("on the list, but gone");
        Examined.Report("file-sizes", files.Count);
    }

    [Fact]
    public void A_planted_violation_is_caught()
    {
        var planted = System.IO.Path.GetTempFileName();
        File.WriteAllLines(planted, Enumerable.Repeat("// long", FileSizes.Limit + 1));
        FileSizes.Violations([planted], FileSizes.Lines).Count.ShouldBe(1);
        File.Delete(planted);
    }
}
