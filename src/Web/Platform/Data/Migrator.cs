using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Maillage.Platform.Data;

/// <summary>Applies the migrations under a lock of our own, so that several servers may start at once.</summary>
internal sealed class Migrator(IServiceScopeFactory scopes, Settings settings)
{
    // Any constant will do as long as every version of Maillage uses it.
    private const long PostgresLock = 0x4D61696C6C616765;

    public async Task Migrate(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (settings.IsPostgres)
            await MigratePostgres(db, cancel);
        else
            await MigrateSqlite(db, cancel);
    }

    private async Task MigratePostgres(AppDb db, CancellationToken cancel)
    {
        await using var locked = new NpgsqlConnection(settings.Database);
        await locked.OpenAsync(cancel);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock($1)", locked) { Parameters = { new() { Value = PostgresLock } } })
            await take.ExecuteNonQueryAsync(cancel);
        // The lock goes with the connection.
        await db.Database.MigrateAsync(cancel);
        NpgsqlConnection.ClearPool(locked);
    }

    private async Task MigrateSqlite(AppDb db, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(settings.Data);
        await using var file = await LockFile(Path.Combine(settings.Data, "migration.lock"), cancel);
        await db.Database.ExecuteSqlAsync($"pragma journal_mode = wal", cancel);
        // A server killed while migrating leaves a row there, and EF would wait for it for ever.
        await db.Database.ExecuteSqlAsync($"""drop table if exists "__EFMigrationsLock" """, cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<FileStream> LockFile(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another server is migrating.
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }
}
