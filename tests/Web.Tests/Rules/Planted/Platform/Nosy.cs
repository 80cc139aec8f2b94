using Maillage.Tests.Rules.Planted.Modules.Beta.Contracts;

namespace Maillage.Tests.Rules.Planted.Platform;

/// <summary>A platform that names a module, even through its Contracts.</summary>
internal static class Nosy
{
    public static object Look() => new BetaSaid(null);
}
