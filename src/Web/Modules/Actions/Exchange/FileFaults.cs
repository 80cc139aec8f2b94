using System.Text.Json;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>One fault of a file: where, and what to do.</summary>
internal sealed record FileFault(string File, int Line, string Field, string Why)
{
    public override string ToString() => $"{File}, line {Line}, {Field}: {Why}";
}

/// <summary>All faults of one record; the line is that of the rubric in the file.</summary>
internal sealed class FileFaults(string file, byte[] bytes)
{
    private readonly Dictionary<string, int> lines = LinesOf(bytes);

    public List<FileFault> All { get; } = [];

    public void Add(string field, string why) => All.Add(new FileFault(file, lines.GetValueOrDefault(field.Split('.', '[')[0], 1), field, why));

    private static Dictionary<string, int> LinesOf(byte[] bytes)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        var (line, counted) = (1, 0);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
            counted = start;
            found.TryAdd(reader.GetString()!, line);
        }
        return found;
    }
}
