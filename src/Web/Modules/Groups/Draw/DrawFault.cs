namespace Maillage.Modules.Groups.Draw;

/// <summary>What cannot be read in a pool or its rules: which file, where, which field, why and what to do.</summary>
internal sealed class DrawFault(string file, string? place, string? cell, string why)
    : Exception(string.Join(", ", new[] { file, place, cell }.OfType<string>()) + $": {why}")
{
    public string File => file;

    public string? Place => place;

    public string? Field => cell;

    public string Why => why;
}
