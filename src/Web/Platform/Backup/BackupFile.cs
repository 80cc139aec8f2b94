using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Maillage.Platform.Hosting;

namespace Maillage.Platform.Backup;

/// <summary>A backup to read back, believed only once every byte of it has been looked at.</summary>
internal sealed class BackupFile : IDisposable
{
    private const int LongestManifest = 16 << 20;
    private const int LongestRow = 64 << 20;

    // Rows of one table pack well, but not like this.
    private const int MostGrowth = 200;
    private const long Harmless = 16L << 20;
    private readonly string path;
    private readonly ZipArchive zip;

    public BackupManifest Manifest { get; }

    private BackupFile(string path, ZipArchive zip)
    {
        (this.path, this.zip) = (path, zip);
        Manifest = ReadManifest();
    }

    /// <summary>Opens and checks the whole file; what is wrong with it is a <see cref="BadInputException"/>.</summary>
    public static BackupFile Open(string path)
    {
        ZipArchive? opened = null;
        try
        {
            opened = ZipFile.OpenRead(path);
            var file = new BackupFile(path, opened);
            file.Check();
            opened = null;
            return file;
        }
        catch (InvalidDataException)
        {
            throw new BadInputException($"{path}: is no backup of Maillage, or is cut off or damaged. Nothing was restored.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read ({e.Message}).");
        }
        finally
        {
            opened?.Dispose();
        }
    }

    /// <summary>The rows of a table, one array each.</summary>
    public IEnumerable<JsonElement> Rows(BackedUpTable table)
    {
        using var reader = new StreamReader(zip.GetEntry(table.Entry)!.Open());
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement;
        }
    }

    public void Dispose() => zip.Dispose();

    private BackupManifest ReadManifest()
    {
        if (zip.GetEntry(BackupManifest.Entry) is not { } entry)
            throw Refused($"it holds no {BackupManifest.Entry}, so it is no backup of Maillage");
        if (entry.Length > LongestManifest)
            throw Refused($"{BackupManifest.Entry} is larger than a manifest can be");
        BackupManifest? manifest = null;
        try
        {
            using var stream = entry.Open();
            manifest = JsonSerializer.Deserialize<BackupManifest>(stream, BackupManifest.Json);
        }
        catch (JsonException)
        {
            // Said below.
        }
        if (manifest is null)
            throw Refused($"{BackupManifest.Entry} cannot be read");
        return manifest.Format == BackupManifest.ThisFormat ? manifest : throw Refused($"its format is {manifest.Format}, and this program reads {BackupManifest.ThisFormat}");
    }

    private void Check()
    {
        var announced = Manifest.Tables.Select(t => t.Entry).Append(BackupManifest.Entry).ToHashSet(StringComparer.Ordinal);
        if (announced.Count != Manifest.Tables.Count + 1)
            throw Refused($"{BackupManifest.Entry} names a table twice");
        foreach (var entry in zip.Entries.CountBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (!announced.Contains(entry.Key) || entry.Value > 1)
                throw Refused($"it holds {entry.Key}, which {BackupManifest.Entry} does not name{(entry.Value > 1 ? " twice" : "")}");
        }
        foreach (var table in Manifest.Tables)
            Check(table, zip.GetEntry(table.Entry) ?? throw Refused($"{table.Entry} is missing"));
    }

    private void Check(BackedUpTable table, ZipArchiveEntry entry)
    {
        if (table.Bytes > Harmless && table.Bytes / MostGrowth > entry.CompressedLength)
            throw Refused($"{table.Entry} would grow to {table.Bytes >> 20} MB from {entry.CompressedLength >> 10} kB; it is not opened");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        var (bytes, rows, row) = (0L, 0L, 0L);
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if ((bytes += read) > table.Bytes)
                throw Refused($"{table.Entry} is longer than {BackupManifest.Entry} says");
            hash.AppendData(buffer, 0, read);
            var chunk = buffer.AsSpan(0, read);
            while (chunk.IndexOf((byte)'\n') is >= 0 and var end)
            {
                (rows, row) = (rows + 1, 0);
                chunk = chunk[(end + 1)..];
            }
            if ((row += chunk.Length) > LongestRow)
                throw Refused($"{table.Entry} holds a row of more than {LongestRow >> 20} MB");
        }
        if (bytes != table.Bytes || rows != table.Rows || row != 0 || !string.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), table.Sha256, StringComparison.Ordinal))
            throw Refused($"{table.Entry} is not what {BackupManifest.Entry} says: it was changed or damaged");
    }

    private BadInputException Refused(string why) => new($"{path}: {why}. Nothing was restored.");
}
