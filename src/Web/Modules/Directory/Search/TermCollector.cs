using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Search;

/// <summary>Gives every root a number as it is met, and keeps the form in which to show it.</summary>
internal sealed class TermCollector
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;
    private readonly List<string> roots = [];
    private readonly List<string> forms = [];
    private readonly char[] buffer = new char[WordReader.Longest];

    public TermCollector() => spans = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<string> Roots => roots;

    public IReadOnlyList<string> Forms => forms;

    public int Find(string root) => numbers.GetValueOrDefault(root, -1);

    /// <summary>Reads the terms of a text into <paramref name="into"/>.</summary>
    public void Read(string text, byte field, TermRows into)
    {
        var reader = new WordReader(text, buffer);
        while (reader.Next())
        {
            if (Number(ref reader, text) is >= 0 and var term)
                into.Put(term, field);
        }
    }

    /// <summary>The terms of a text that many entries share, read once.</summary>
    public int[] Read(string text)
    {
        var terms = new List<int>();
        var reader = new WordReader(text, buffer);
        while (reader.Next())
        {
            if (Number(ref reader, text) is >= 0 and var term && !terms.Contains(term))
                terms.Add(term);
        }
        return [.. terms];
    }

    private int Number(ref WordReader reader, string text)
    {
        var word = reader.Word;
        if (word.Length == 0 || French.IsSmall(word))
            return -1;
        var folded = word.Length;
        var root = word[..French.Root(word)];
        var form = text.AsSpan(reader.Start, Math.Min(folded, text.Length - reader.Start));
        if (spans.TryGetValue(root, out var number))
        {
            if (form.Length <= forms[number].Length && !form.SequenceEqual(forms[number]) && Shows(form, forms[number]))
                forms[number] = form.ToString();
            return number;
        }
        number = roots.Count;
        roots.Add(root.ToString());
        forms.Add(form.ToString());
        numbers.Add(roots[number], number);
        return number;
    }

    /// <summary>The shorter form, then the one in small letters, then the one with accents, whatever the order they are met in.</summary>
    private static bool Shows(ReadOnlySpan<char> form, ReadOnlySpan<char> than)
    {
        if (form.Length != than.Length)
            return form.Length < than.Length;
        var by = Capitals(form).CompareTo(Capitals(than));
        by = by != 0 ? by : Accents(than).CompareTo(Accents(form));
        by = by != 0 ? by : form.SequenceCompareTo(than);
        return by < 0;
    }

    private static int Capitals(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var c in word)
            count += char.IsUpper(c) ? 1 : 0;
        return count;
    }

    private static int Accents(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var c in word)
            count += c > 127 ? 1 : 0;
        return count;
    }
}
