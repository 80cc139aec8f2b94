using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Maillage.Tests;

/// <summary>The engine this run of the suite uses: MAILLAGE_TEST_POSTGRES holds a server's connection string, else SQLite. bin/test runs the suite once with each.</summary>
internal static class Engine
{
    public static string? Server { get; } = Environment.GetEnvironmentVariable("MAILLAGE_TEST_POSTGRES") is { Length: > 0 } s ? s : null;

    public static bool IsPostgres => Server is not null;

    public static string Name => IsPostgres ? "postgresql" : "sqlite";
}

/// <summary>An empty database of this run's engine, gone when disposed.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string name = $"t_{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}";

    public string Folder { get; }

    /// <summary>PostgreSQL connection string; null on SQLite, which lives in <see cref="Folder"/>.</summary>
    public string? Connection { get; }

    /// <summary>Where the program finds this database, as its own settings.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["data"] = Folder, ["database"] = Connection };

    private TestDatabase()
    {
        Folder = Path.Combine(Path.GetTempPath(), "maillage-tests", name);
        if (Engine.Server is { } server)
            Connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>Makes one; a template is a database to start from, whose connections are all closed.</summary>
    public static async Task<TestDatabase> Create(TestDatabase? template = null)
    {
        var database = new TestDatabase();
        System.IO.Directory.CreateDirectory(database.Folder);
        if (Engine.IsPostgres)
            await Run(template is null ? $"create database {database.name}" : $"create database {database.name} template {template.name}");
        else if (template is not null)
            File.Copy(Path.Combine(template.Folder, "maillage.db"), Path.Combine(database.Folder, "maillage.db"));
        return database;
    }

    /// <summary>Closes what is pooled, so that this database can be a template.</summary>
    public async Task Rest()
    {
        if (Connection is { } connection)
        {
            await using var pooled = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(pooled);
            return;
        }
        await using (var db = Open())
            await db.Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public AppDb Open()
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        DataSetup.Configure(options, new Settings(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build()));
        return new AppDb(options.Options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Rest();
        if (Engine.IsPostgres)
            await Run($"drop database if exists {name} with (force)");
        System.IO.Directory.Delete(Folder, recursive: true);
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Engine.Server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A database's name cannot be a parameter; it is made of random hex above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
