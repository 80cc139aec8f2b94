using System.Buffers;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Backup;

/// <summary>Writes all that the database holds at one moment, while servers go on working with it.</summary>
internal sealed class BackupWriter(AppDb db, TimeProvider time)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const int Chunk = 1 << 16;

    public async Task<BackupManifest> Write(Stream stream, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        // Both see one moment; on SQLite nobody waits for a reader that says so from the start.
        await using var moment = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await db.Database.UseTransactionAsync(moment, cancel);
        List<string> migrations = [.. await db.Database.GetAppliedMigrationsAsync(cancel)];
        Versions.MustBeOurs(migrations, db);

        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<BackedUpTable>();
        foreach (var table in KeptTable.All(db))
            tables.Add(await Write(table, zip, connection, moment, cancel));
        var manifest = new BackupManifest(BackupManifest.ThisFormat, time.GetUtcNow(), db.Database.IsNpgsql() ? "postgresql" : "sqlite", migrations, tables);
        await using var entry = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancel);
        return manifest;
    }

    private async Task<BackedUpTable> Write(KeptTable table, ZipArchive zip, DbConnection connection, DbTransaction moment, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = moment;
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = table.Select(db.Database.IsNpgsql());
#pragma warning restore CA2100
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(Chunk);
        await using var line = new Utf8JsonWriter(buffer, Plain);
        var (rows, bytes) = (0L, 0L);
        await using var entry = await zip.CreateEntry(BackedUpTable.EntryOf(table.Name)).OpenAsync(cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            Write(table, reader, line);
            buffer.Write("\n"u8);
            rows++;
            if (buffer.WrittenCount > Chunk)
                await Flush();
        }
        await Flush();
        return new BackedUpTable(table.Name, [.. table.Columns.Select(c => new BackedUpColumn(c.Name, c.Type.Name))], rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task Flush()
        {
            hash.AppendData(buffer.WrittenSpan);
            await entry.WriteAsync(buffer.WrittenMemory, cancel);
            bytes += buffer.WrittenCount;
            buffer.ResetWrittenCount();
        }
    }

    private static void Write(KeptTable table, DbDataReader reader, Utf8JsonWriter line)
    {
        line.Reset();
        line.WriteStartArray();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (reader.IsDBNull(i))
                line.WriteNullValue();
            else
                table.Columns[i].Type.Write(line, table.Columns[i].Read(reader, i));
        }
        line.WriteEndArray();
        line.Flush();
    }
}

/// <summary>Rows go back only into the tables they came from.</summary>
internal static class Versions
{
    public static void MustBeOurs(IReadOnlyList<string> theirs, AppDb db)
    {
        List<string> ours = [.. db.Database.GetMigrations()];
        if (theirs.Except(ours, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new BadInputException($"It was written by another version of Maillage: this one does not know the change {newer}. Use the version that wrote it.");
        if (ours.Except(theirs, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new BadInputException($"It was written by an older version of Maillage, before the change {missing}. Use the version that wrote it; started on the result, this one then brings it up to date.");
    }
}
