using System.IO.Compression;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>Opens a zipped file only once it is known how large it grows: what it says of itself first, then what really comes out.</summary>
internal static class ZipGuard
{
    private const long Most = 100L << 20;
    private const int MostEntries = 2000;
    private const long LargestFile = 64L << 20;

    public static void Check(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
            throw new BadInputException($"{path}: the file is larger than {LargestFile >> 20} MB.");
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > MostEntries)
                throw new BadInputException($"{path}: holds {zip.Entries.Count} parts, more than {MostEntries}; this is no ordinary spreadsheet.");
            if (zip.Entries.Sum(e => e.Length) > Most)
                throw new BadInputException($"{path}: would grow beyond {Most >> 20} MB when opened; it is not opened.");
            if (zip.GetEntry("xl/workbook.xml") is null)
                throw new BadInputException($"{path}: is no .xlsx spreadsheet.");
            Grow(zip, path);
        }
        catch (InvalidDataException)
        {
            throw new BadInputException($"{path}: is no .xlsx spreadsheet, or is damaged.");
        }
    }

    private static void Grow(ZipArchive zip, string path)
    {
        var buffer = new byte[81920];
        long grown = 0;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if ((grown += read) > Most)
                    throw new BadInputException($"{path}: grows beyond {Most >> 20} MB when opened, more than it says; it is not read.");
            }
        }
    }
}
