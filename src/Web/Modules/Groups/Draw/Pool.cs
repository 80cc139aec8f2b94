using System.Text;

namespace Maillage.Modules.Groups.Draw;

/// <summary>One person who applied: a pseudonymous id and a value for each column that a rule names.</summary>
internal sealed record Applicant(string Id, IReadOnlyList<string> Values);

/// <summary>Everyone who applied, frozen: ids in ordinal order, only the columns that a rule names, in ordinal order.</summary>
internal sealed class Pool
{
    public Pool(IEnumerable<string> columns, IEnumerable<Applicant> people)
    {
        Columns = [.. columns];
        People = [.. people.OrderBy(p => p.Id, StringComparer.Ordinal)];
        if (!Columns.SequenceEqual(Columns.Order(StringComparer.Ordinal)))
            throw new ArgumentException("Columns are in ordinal order.", nameof(columns));
    }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<Applicant> People { get; }

    public int Column(string name) => Columns.IndexOf(name);

    /// <summary>pool.csv: UTF-8, LF, a header, ids in ordinal order; quotation marks only where they are needed.</summary>
    public byte[] Canonical()
    {
        var text = new StringBuilder();
        Line(text, ["id", .. Columns]);
        foreach (var person in People)
            Line(text, [person.Id, .. person.Values]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>Lists that are short enough to be looked through.</summary>
internal static class ShortLists
{
    public static int IndexOf(this IReadOnlyList<string> list, string value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (string.Equals(list[i], value, StringComparison.Ordinal))
                return i;
        }
        return -1;
    }
}
