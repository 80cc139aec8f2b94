namespace Maillage.Tests.Rules.Planted.Modules.Beta.Inside;

/// <summary>The inside of a module.</summary>
internal static class Secret
{
    public static string Word() => "inside";

    internal sealed class Kept;
}
