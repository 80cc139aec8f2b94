using System.Data.Common;
using System.Text.Json;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Maillage.Platform.Backup;

/// <summary>Puts a backup into an empty database, whole or not at all.</summary>
internal sealed class BackupRestore(AppDb db, BackupFile file, string path)
{
    private readonly IReadOnlyList<KeptTable> tables = KeptTable.All(db);

    /// <summary>Looks before anything is written or migrated: the same version, the same tables, and a target that holds nothing.</summary>
    public async Task MustFit(string target, CancellationToken cancel)
    {
        try
        {
            Versions.MustBeOurs(file.Manifest.Migrations, db);
        }
        catch (BadInputException bad)
        {
            throw new BadInputException($"{path}: {bad.Message} Nothing was restored.");
        }
        foreach (var announced in file.Manifest.Tables)
        {
            if (tables.FirstOrDefault(t => t.Name == announced.Name) is not { } known)
                throw Refused($"holds a table that this program does not know, {announced.Name}");
            if (!known.Matches(announced))
                throw Refused($"the columns of {announced.Name} are not those of this program");
        }
        if (tables.Select(t => t.Name).Except(file.Manifest.Tables.Select(t => t.Name), StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw Refused($"the table {missing} is missing");

        if (!await db.Database.CanConnectAsync(cancel) || !(await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
            return;
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new BadInputException($"{target}: holds the database of an older version. Restore into an empty one.");
        await MustBeEmpty(target, cancel);
    }

    public async Task Run(string target, CancellationToken cancel)
    {
        await using var all = await db.Database.BeginTransactionAsync(cancel);
        await MustBeEmpty(target, cancel);
        // A row may refer to one of its own table that comes later.
        if (!db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"pragma defer_foreign_keys = on", cancel);
        var at = "";
        try
        {
            foreach (var table in tables)
            {
                at = table.Name;
                var rows = Read(table, file.Manifest.Tables.Single(t => t.Name == table.Name));
                if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
                    await Copy(postgres, table, rows, cancel);
                else
                    await Insert((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)all.GetDbTransaction(), table, rows, cancel);
            }
            foreach (var step in Discovered.All<IAfterRestore>())
                await step.Run(db, cancel);
            await all.CommitAsync(cancel);
        }
        catch (DbException e)
        {
            throw Refused($"the rows of {at} do not fit the database ({e.Message})");
        }
    }

    private async Task MustBeEmpty(string target, CancellationToken cancel)
    {
        var filled = new List<string>();
        foreach (var table in tables)
        {
#pragma warning disable EF1002 // The name of a table of the model.
            if (await db.Database.SqlQueryRaw<int>($"select count(*) as \"Value\" from (select 1 from \"{table.Name}\" limit 1) t").SingleAsync(cancel) > 0)
                filled.Add(table.Name);
#pragma warning restore EF1002
        }
        if (filled.Count > 0)
            throw new BadInputException($"{target}: already holds data ({string.Join(", ", filled.Take(3))}{(filled.Count > 3 ? $" and {filled.Count - 3} other tables" : "")}). Restore into an empty database: name another folder with --data, or an empty PostgreSQL database.");
    }

    private IEnumerable<object?[]> Read(KeptTable table, BackedUpTable announced)
    {
        var n = 0L;
        using var rows = file.Rows(announced).GetEnumerator();
        while (true)
        {
            n++;
            object?[] values;
            var column = 0;
            try
            {
                if (!rows.MoveNext())
                    yield break;
                if (rows.Current.GetArrayLength() != table.Columns.Count)
                    throw Refused($"{announced.Entry}, row {n}: has {rows.Current.GetArrayLength()} values for {table.Columns.Count} columns");
                values = new object?[table.Columns.Count];
                foreach (var cell in rows.Current.EnumerateArray())
                    values[column] = table.Columns[column++].Parse(cell);
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
            {
                throw Refused($"{announced.Entry}, row {n}{(column > 0 ? $": the value of {table.Columns[column - 1].Name} cannot be read" : ": cannot be read")}");
            }
            yield return values;
        }
    }

    private static async Task Copy(NpgsqlConnection connection, KeptTable table, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy \"{table.Name}\" ({table.ColumnList}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                    await writer.WriteAsync(value, table.Columns[i].Mapping.StoreType, cancel);
                else
                    await writer.WriteNullAsync(cancel);
            }
        }
        await writer.CompleteAsync(cancel);
    }

    private static async Task Insert(SqliteConnection connection, SqliteTransaction transaction, KeptTable table, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model; every value is a parameter.
        command.CommandText = $"insert into \"{table.Name}\" ({table.ColumnList}) values ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < table.Columns.Count; i++)
            command.Parameters.Add(table.Columns[i].Mapping.CreateParameter(command, $"@p{i}", value: null, nullable: true));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private BadInputException Refused(string why) => new($"{path}: {why}. Nothing was restored.");
}
