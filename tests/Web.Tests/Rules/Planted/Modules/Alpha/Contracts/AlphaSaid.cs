using Maillage.Tests.Rules.Planted.Modules.Beta.Contracts;

namespace Maillage.Tests.Rules.Planted.Modules.Alpha.Contracts;

/// <summary>One half of a cycle between Contracts.</summary>
internal sealed record AlphaSaid(BetaSaid? Answer);
