using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Maillage.Tests.Platform.Backup;

/// <summary>What can be wrong with a backup, by accident or by intent.</summary>
internal static partial class BadBackups
{
    private const string Accounts = "tables/accounts.ndjson";

    public static void Spoil(string file, string fault)
    {
        switch (fault)
        {
            case "cut off":
                using (var stream = File.OpenWrite(file))
                    stream.SetLength(stream.Length * 2 / 3);
                break;
            case "no zip":
                File.WriteAllText(file, "Ceci n’est pas une sauvegarde.");
                break;
            case "no manifest":
                Change(file, zip => zip.GetEntry("manifest.json")!.Delete());
                break;
            case "manifest that is no manifest":
                Change(file, zip => Write(zip, "manifest.json", """{"format":"maillage/backup/1","tables":null}"""));
                break;
            case "other format":
                Manifest(file, m => m["format"] = "maillage/backup/9");
                break;
            case "wrong hash":
                Rows(file, rows => rows.Replace("Noémie", "Nohémi", StringComparison.Ordinal), keepsHash: false);
                break;
            case "longer":
                Rows(file, rows => rows + rows, keepsHash: false);
                break;
            case "missing table":
                Change(file, zip => zip.GetEntry(Accounts)!.Delete());
                break;
            case "unannounced entry":
                Change(file, zip => Write(zip, "../evil.sh", "echo"));
                break;
            case "unknown table":
                Change(file, zip => Write(zip, "tables/moon_phases.ndjson", ""));
                Manifest(file, m => m["tables"]!.AsArray().Add(new JsonObject { ["name"] = "moon_phases", ["columns"] = new JsonArray(), ["rows"] = 0, ["bytes"] = 0, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData([])) }));
                break;
            case "other columns":
                Manifest(file, m => Table(m)["columns"]![0]!["name"] = "shoe_size");
                break;
            case "newer version":
                Manifest(file, m => m["migrations"]!.AsArray().Add("20991231_01_Later"));
                break;
            case "older version":
                Manifest(file, m => m["migrations"]!.AsArray().RemoveAt(m["migrations"]!.AsArray().Count - 1));
                break;
            case "bomb":
                Rows(file, _ => new string(' ', 64 << 20), keepsHash: true);
                break;
            case "row of another kind":
                Rows(file, rows => Moment().Replace(rows, "\"beaucoup\"", 1), keepsHash: true);
                break;
            case "rows that refer to nothing":
                Rows(file, _ => "", keepsHash: true);
                break;
            default:
                throw new ArgumentException(fault, nameof(fault));
        }
    }

    [GeneratedRegex("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*\"")]
    private static partial Regex Moment();

    private static void Change(string file, Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        change(zip);
    }

    private static void Manifest(string file, Action<JsonNode> change) => Change(file, zip =>
    {
        var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!;
        change(manifest);
        Write(zip, "manifest.json", manifest.ToJsonString());
    });

    private static void Rows(string file, Func<string, string> change, bool keepsHash)
    {
        var bytes = Array.Empty<byte>();
        Change(file, zip =>
        {
            var rows = change(Read(zip, Accounts));
            bytes = Encoding.UTF8.GetBytes(rows);
            Write(zip, Accounts, rows);
        });
        if (!keepsHash)
            return;
        Manifest(file, m =>
        {
            Table(m)["rows"] = bytes.Count(b => b == '\n');
            Table(m)["bytes"] = bytes.Length;
            Table(m)["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        });
    }

    private static JsonNode Table(JsonNode manifest) => manifest["tables"]!.AsArray().Single(t => (string?)t!["name"] == "accounts")!;

    private static string Read(ZipArchive zip, string entry)
    {
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive zip, string entry, string text)
    {
        zip.GetEntry(entry)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(text);
    }
}
