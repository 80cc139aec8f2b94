using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Tests.Rules;

/// <summary>Rule 4: the schema made by the migrations is the schema of the model.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Migrations_make_the_schema_of_the_model()
    {
        var (migrated, modelled, sketch) = await Schemas(Migrate);
        modelled.Except(migrated).ShouldBeEmpty($"in the model, not in the migrations. Lines to start from:\n{sketch}");
        migrated.Except(modelled).ShouldBeEmpty("in the migrations, not in the model");
        // Each engine's catalogue tells its facts in other sentences.
        Examined.Report($"schema-{Engine.Name}", migrated.Count);
    }

    [Fact]
    public async Task A_migration_removed_is_caught()
    {
        var (migrated, modelled, _) = await Schemas(MigrateButTheLast);
        modelled.Except(migrated).ShouldNotBeEmpty();
    }

    private static async Task<(HashSet<string> Migrated, HashSet<string> Modelled, string Sketch)> Schemas(Func<AppDb, Task> migrate)
    {
        await using var byMigrations = await TestDatabase.Create();
        await using var byModel = await TestDatabase.Create();
        await using var one = byMigrations.Open();
        await using var other = byModel.Open();
        await migrate(one);
        await other.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        var migrated = await SchemaFacts.Read(one);
        var modelled = await SchemaFacts.Read(other);
        var known = migrated.Select(f => f.Split(' ')[1]).ToHashSet(StringComparer.Ordinal);
        return (migrated, modelled, MigrationSketch.Of(other, table => !known.Contains(table)));
    }

    private static Task Migrate(AppDb db) => db.Database.MigrateAsync(TestContext.Current.CancellationToken);

    private static async Task MigrateButTheLast(AppDb db)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        var sql = db.GetService<IMigrationsSqlGenerator>();
        foreach (var type in migrations.Migrations.OrderBy(m => m.Key, StringComparer.Ordinal).SkipLast(1).Select(m => m.Value))
        {
            foreach (var command in sql.Generate(migrations.CreateMigration(type, db.Database.ProviderName!).UpOperations))
                await db.Database.ExecuteSqlRawAsync(command.CommandText, TestContext.Current.CancellationToken);
        }
    }
}
