using Maillage.Tests.Rules.Planted.Modules.Beta.Contracts;
using Maillage.Tests.Rules.Planted.Modules.Beta.Inside;

namespace Maillage.Tests.Rules.Planted.Modules.Alpha;

/// <summary>Names another module's inside nowhere but inside a method.</summary>
internal static class OnlyInItsBody
{
    public static string Say() => Secret.Word();
}

internal sealed class AsGenericArgument
{
    public List<Secret.Kept> Kept { get; } = [];
}

/// <summary>What is allowed.</summary>
internal sealed class ThroughContracts
{
    public BetaSaid? Said { get; set; }
}
