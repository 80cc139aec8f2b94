using Maillage.Tests.Rules;

namespace Maillage.Tests;

/// <summary>Data that is not part of the project and lies beside its clone on some machines; a test that needs it is skipped elsewhere.</summary>
internal static class SharedData
{
    public static string Folder { get; } = House.Path("..", "shared", "data");
}
