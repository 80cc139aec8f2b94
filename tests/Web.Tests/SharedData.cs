using Maillage.Tests.Rules;

namespace Maillage.Tests;

/// <summary>Data that is not part of the project and lies beside its clone on some machines; a test that needs it is skipped elsewhere.</summary>
internal static class SharedData
{
    public static string Folder { get; } = House.Path("..", "shared", "data");

    /// <summary>The path of a file or folder in it; skips the test where it is not there.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Folder, .. parts]);
        Assert.SkipUnless(System.IO.Path.Exists(path), $"../shared/data/{string.Join('/', parts)} is not here");
        return path;
    }
}
