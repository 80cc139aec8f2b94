using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Platform.Data;

namespace Maillage.Modules.Campaigns.Lists.Import;

/// <summary>A line that can be taken.</summary>
internal sealed record ContactRow(int Line, ContactDetails Said, bool OptsOut);

/// <summary>A line that cannot, and why.</summary>
internal sealed record RowFault(int Line, Refusal Why);

/// <summary>A file that cannot be read at all.</summary>
internal sealed class FileFault(Refusal why) : Exception(why.Text)
{
    public Refusal Why { get; } = why;
}

/// <summary>Contacts from CSV as spreadsheets write it: UTF-8, UTF-16 or Windows-1252; semicolon, comma or tab.</summary>
internal sealed class ContactFile
{
    public const int LargestMegabytes = 20;
    public const int MostRows = 50_000;

    private const int LargestCell = 100_000;

    public required IReadOnlyList<string> Taken { get; init; }

    /// <summary>Columns that the list has no place for: nothing of them is kept.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    public List<ContactRow> Rows { get; } = [];

    public List<RowFault> Faults { get; } = [];

    /// <summary>Lines that say again an address of a line before them.</summary>
    public int Merged { get; private set; }

    /// <summary>The file with its lines, those that can be taken and those that cannot.</summary>
    /// <param name="bytes">The file as it was sent.</param>
    /// <param name="communeOf">Code of a town, by postcode and name.</param>
    /// <exception cref="FileFault">It is no such file.</exception>
    public static ContactFile Read(byte[] bytes, Func<string, string?> communeOf)
    {
        if (bytes.Length > LargestMegabytes * 1_000_000)
            throw new FileFault(new Refusal("mailing.file.large", LargestMegabytes));
        if (bytes.AsSpan().StartsWith("PK"u8) || bytes.AsSpan().StartsWith("%PDF"u8) || bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw new FileFault(new Refusal("mailing.file.not_csv"));
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new FileFault(new Refusal("mailing.file.not_csv"));
        var head = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var (semicolons, commas, tabs) = (head.Count(';'), head.Count(','), head.Count('\t'));
        var delimiter = semicolons >= commas && semicolons >= tabs ? ";" : commas >= tabs ? "," : "\t";
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null, MaxFieldSize = LargestCell });
        try
        {
            return Read(csv, communeOf);
        }
        catch (CsvHelperException)
        {
            throw new FileFault(new Refusal("mailing.file.broken", csv.RawRow));
        }
    }

    private static ContactFile Read(CsvParser csv, Func<string, string?> communeOf)
    {
        if (!csv.Read())
            throw new FileFault(new Refusal("mailing.file.empty"));
        string[] head = [.. csv.Record!.Select(c => c.Trim())];
        var map = ContactColumns.Map(head);
        if (!map.ContainsKey(ContactColumn.Structure))
            throw new FileFault(new Refusal("mailing.file.no_structure"));
        if (!map.ContainsKey(ContactColumn.Mail) && !map.ContainsKey(ContactColumn.Street))
            throw new FileFault(new Refusal("mailing.file.no_address"));
        var places = map.Values.ToHashSet();
        var file = new ContactFile
        {
            Taken = [.. head.Where((_, i) => places.Contains(i))],
            LeftOut = [.. head.Where((h, i) => !places.Contains(i) && h.Length > 0)],
        };
        var reader = new ContactLine(map, communeOf);
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            if (csv.Record!.All(string.IsNullOrWhiteSpace))
                continue;
            if (file.Rows.Count + file.Faults.Count >= MostRows)
                throw new FileFault(new Refusal("mailing.file.many", MostRows));
            if (csv.Count > head.Length && csv.Record!.Skip(head.Length).Any(c => c.Length > 0))
                file.Faults.Add(new RowFault(csv.RawRow, new Refusal("mailing.line.cells", csv.Count, head.Length)));
            else if (reader.Read(csv.Record!, out var row, out var why))
                file.Take(new ContactRow(csv.RawRow, row, reader.OptsOut), at);
            else
                file.Faults.Add(new RowFault(csv.RawRow, why!));
        }
        return file;
    }

    private void Take(ContactRow row, Dictionary<string, int> at)
    {
        if (at.TryAdd(row.Said.Key, Rows.Count))
        {
            Rows.Add(row);
            return;
        }
        var first = Rows[at[row.Said.Key]];
        Rows[at[row.Said.Key]] = first with { Said = first.Said.Over(row.Said) with { Email = first.Said.Email }, OptsOut = first.OptsOut || row.OptsOut };
        Merged++;
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith<byte>([0xFF, 0xFE]) || bytes.AsSpan().StartsWith<byte>([0xFE, 0xFF]))
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes).TrimStart('\ufeff');
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }
}
