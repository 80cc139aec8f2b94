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

/// <summary>A document: its title, one sentence under it, its parts, and where and when it was made.</summary>
internal sealed record Sheet(string Title, string? Lead, IReadOnlyList<SheetPart> Parts, string? Foot = null);
