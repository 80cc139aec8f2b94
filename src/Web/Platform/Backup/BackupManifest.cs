using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maillage.Platform.Backup;

/// <summary>What a backup says of itself, as manifest.json in its zip.</summary>
/// <param name="Engine">Where it was read: sqlite or postgresql; it goes back into either.</param>
/// <param name="Migrations">Those applied when it was made, in order: only a program with the same ones takes it back.</param>
/// <param name="Tables">Each as tables/NAME.ndjson, in an order in which a row comes after those it refers to.</param>
internal sealed record BackupManifest(string Format, DateTimeOffset MadeAt, string Engine, IReadOnlyList<string> Migrations, IReadOnlyList<BackedUpTable> Tables)
{
    public const string Entry = "manifest.json";
    public const string ThisFormat = "maillage/backup/1";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    [JsonIgnore]
    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>A table in a backup, and by what one sees that its rows are whole.</summary>
/// <param name="Bytes">Unpacked length of its rows.</param>
/// <param name="Sha256">Of the unpacked rows, in hex.</param>
internal sealed record BackedUpTable(string Name, IReadOnlyList<BackedUpColumn> Columns, long Rows, long Bytes, string Sha256)
{
    [JsonIgnore]
    public string Entry => EntryOf(Name);

    public static string EntryOf(string table) => $"tables/{table}.ndjson";
}

internal sealed record BackedUpColumn(string Name, string Type);
