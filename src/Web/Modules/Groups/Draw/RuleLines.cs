using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Maillage.Modules.Groups.Draw;

/// <summary>On which line of the file of rules something stands.</summary>
internal static class RuleLines
{
    /// <summary>The same fault with its line, where it is one of this file and has none yet.</summary>
    public static DrawFault Located(DrawFault fault, string file, byte[] bytes) =>
        fault.Place is null && fault.Field is { } field && string.Equals(fault.File, file, StringComparison.Ordinal)
            ? new DrawFault(file, $"line {Line(bytes, field)}", field, fault.Why) : fault;

    /// <summary>The first name that comes twice in one place, with the line where it comes again.</summary>
    public static (string Field, int Line)? Twice(byte[] bytes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Fields(bytes).Where(f => !seen.Add(f.Field)).Select(f => ((string, int)?)f).FirstOrDefault();
    }

    /// <summary>The first line that is no UTF-8; null where all are.</summary>
    public static int? Unreadable(byte[] bytes)
    {
        var line = 0;
        foreach (var part in bytes.AsSpan().Split((byte)'\n'))
        {
            line++;
            if (!Utf8.IsValid(bytes.AsSpan(part)))
                return line;
        }
        return null;
    }

    /// <summary>The line of a field (names joined by full stops), or of the nearest one around it that is there.</summary>
    private static int Line(byte[] bytes, string field)
    {
        var lines = Fields(bytes).GroupBy(f => f.Field, f => f.Line, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.First(), StringComparer.Ordinal);
        for (var name = field; ; name = name[..name.LastIndexOf('.')])
        {
            if (lines.TryGetValue(name, out var line))
                return line;
            if (!name.Contains('.', StringComparison.Ordinal))
                return 1;
        }
    }

    private static List<(string Field, int Line)> Fields(byte[] bytes)
    {
        var fields = new List<(string, int)>();
        var names = new Stack<string>();
        var text = bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0);
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            while (names.Count >= reader.CurrentDepth)
                names.Pop();
            names.Push(reader.GetString()!);
            fields.Add((string.Join('.', names.Reverse()), text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1));
        }
        return fields;
    }
}
