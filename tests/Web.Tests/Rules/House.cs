namespace Maillage.Tests.Rules;

/// <summary>The folder of the project, and what the rules read in it.</summary>
internal static class House
{
    private static readonly string[] Outputs = ["bin", "obj", "node_modules", "dist", "var", ".git"];

    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts));

    /// <summary>Files of ours below a folder, as paths from the root, in a stable order.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Walk(Path(folder))
            .Select(f => System.IO.Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(string folder)
    {
        if (!System.IO.Directory.Exists(folder))
            return [];
        return System.IO.Directory.EnumerateFiles(folder).Concat(System.IO.Directory.EnumerateDirectories(folder)
            .Where(d => !Outputs.Contains(System.IO.Path.GetFileName(d)) || System.IO.Path.GetDirectoryName(d) == Path() && System.IO.Path.GetFileName(d) == "bin")
            .SelectMany(Walk));
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Maillage.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the project.");
        return System.IO.Path.TrimEndingDirectorySeparator(folder);
    }
}

/// <summary>How many things each rule looked at. Rules/examined.txt holds the last numbers; a rule that sees fewer has gone blind.</summary>
internal static class Examined
{
    public static void Report(string rule, int count)
    {
        var last = Last(House.Text("tests", "Web.Tests", "Rules", "examined.txt"), rule);
        Console.WriteLine($"rule {rule}: {count} examined (at least {last})");
        if (Fell(count, last))
            Assert.Fail($"The rule {rule} examined {count} things and once examined {last}. If things really went away, lower the number in Rules/examined.txt in the same commit.");
    }

    public static bool Fell(int count, int last) => count < last;

    public static int Last(string file, string rule) => file.Split('\n')
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(l => l.Length == 2 && l[0] == rule)
        .Select(l => int.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture))
        .SingleOrDefault(-1) is var n and >= 0 ? n : throw new InvalidOperationException($"Give the rule {rule} its number in Rules/examined.txt.");
}

public sealed class ExaminedTests
{
    [Fact]
    public void A_rule_that_sees_fewer_things_than_before_fails()
    {
        Examined.Fell(9, Examined.Last("boundaries 10\n", "boundaries")).ShouldBeTrue();
        Examined.Fell(10, Examined.Last("boundaries 10\n", "boundaries")).ShouldBeFalse();
    }
}
