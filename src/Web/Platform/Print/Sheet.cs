namespace Maillage.Platform.Print;

/// <summary>A piece of a document that is read on a page, printed, made PDF and opened in a word processor: said once.</summary>
internal abstract record SheetPart;

internal sealed record SheetHeading(string Text) : SheetPart;

/// <summary>Text as written: empty lines part paragraphs, lines that begin with a dash are a list.</summary>
internal sealed record SheetText(string Text) : SheetPart
{
    /// <summary>Paragraphs and lists in order.</summary>
    public IEnumerable<(bool IsList, IReadOnlyList<string> Lines)> Blocks()
    {
        var lines = Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var items = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith('-') || line.StartsWith('•'))
            {
                items.Add(line[1..].Trim());
                continue;
            }
            if (items.Count > 0)
                yield return (true, items);
            items = [];
            yield return (false, [line]);
        }
        if (items.Count > 0)
            yield return (true, items);
    }
}

internal sealed record SheetList(IReadOnlyList<string> Items) : SheetPart;

/// <summary>Names and values; a value that is not known is null, and is said so.</summary>
internal sealed record SheetFacts(IReadOnlyList<(string Name, string? Value)> Rows) : SheetPart;

/// <summary>A table whose first column names the row; the columns named in <paramref name="Numbers"/> hold figures.</summary>
internal sealed record SheetTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string?>> Rows, IReadOnlyCollection<int>? Numbers = null, string? Note = null) : SheetPart;

/// <summary>Answers on a scale of five, one dot each, so that a number is seen as well as read; marks from 4 on are full.</summary>
/// <param name="Marks">Words of the five marks.</param>
internal sealed record SheetScale(string Caption, string Name, string Value, IReadOnlyList<string> Marks, IReadOnlyList<SheetScaleRow> Rows, string Note) : SheetPart
{
    private const int MostDots = 30;

    /// <summary>How many answers one dot stands for.</summary>
    public int Each => Math.Max(1, (Rows.Select(r => r.Counts.Sum(c => c ?? 0)).DefaultIfEmpty().Max() + MostDots - 1) / MostDots);

    public int Dots(int count) => count == 0 ? 0 : Math.Max(1, (count + Each / 2) / Each);
}

/// <summary>The answers to one item.</summary>
/// <param name="Counts">How many gave each mark; null = not shown.</param>
/// <param name="Value">"7 sur 8".</param>
internal sealed record SheetScaleRow(string Name, IReadOnlyList<int?> Counts, string Value);

/// <summary>What follows begins on a new page of paper.</summary>
internal sealed record SheetBreak : SheetPart;

/// <summary>A document: its title, one sentence under it, its parts, and where and when it was made.</summary>
internal sealed record Sheet(string Title, string? Lead, IReadOnlyList<SheetPart> Parts, string? Foot = null)
{
    /// <summary>Its title stands on a page of its own.</summary>
    public bool HasFront { get; init; }
}
