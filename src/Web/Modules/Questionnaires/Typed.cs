namespace Maillage.Modules.Questionnaires;

/// <summary>What someone typed, without the signs that no keyboard makes and one database refuses.</summary>
internal static class Typed
{
    public static string Line(string? said) => new string([.. (said ?? "").Where(c => !char.IsControl(c))]).Trim();

    public static string Text(string? said) => new string([.. (said ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))]).Trim();

    public static IReadOnlyList<string> Lines(string? said) => [.. Text(said).Split('\n').Select(Line).Where(l => l.Length > 0)];
}
