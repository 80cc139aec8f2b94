using Maillage.Tests.Rules.Planted.Modules.Alpha.Contracts;

namespace Maillage.Tests.Rules.Planted.Modules.Beta.Contracts;

/// <summary>The other half of a cycle between Contracts.</summary>
internal sealed record BetaSaid(AlphaSaid? Answer);
