using System.Text.RegularExpressions;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Maillage.Platform.Data;

/// <summary>The one database of all modules; each entity's mapping lies beside it and is discovered.</summary>
internal sealed partial class AppDb(DbContextOptions<AppDb> options, TimeProvider time) : DbContext(options)
{
    private readonly List<AuditFact> acts = [];

    /// <summary>Notes an act in the audit log, with the next save and in its transaction.</summary>
    public void Record(AuditFact act) => acts.Add(act);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>();
        foreach (var id in typeof(AppDb).Assembly.GetTypes().Where(IsEntityId))
            conventions.Properties(id).HaveConversion(typeof(EntityIdConverter<>).MakeGenericType(id));
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
            NameInSnakeCase(entity);
    }

    /// <summary>Saves, and in the same transaction raises the version of everything of which a copy is kept in memory, and writes the acts noted.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed.Where(e => e is { State: EntityState.Modified, Entity: IVersioned }))
            ((IVersioned)entry.Entity).Version++;
        var copies = changed.Select(e => e.Entity).OfType<IKeptInMemory>().Select(e => e.Copy).Distinct(StringComparer.Ordinal).ToList();
        if (copies.Count == 0 && acts.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await using (own)
        {
            if (acts.Count > 0)
                await AuditChain.Append(this, acts, time.GetUtcNow(), cancellationToken);
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            foreach (var copy in copies)
                await DataVersions.Raise(this, copy, cancellationToken);
            acts.Clear();
            if (own is not null)
                await own.CommitAsync(cancellationToken);
            return saved;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously.");

    private static bool IsEntityId(Type type) =>
        type is { IsValueType: true } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        if (entity.GetTableName() is { } table)
            entity.SetTableName(Snake(table));
        foreach (var property in entity.GetProperties())
            property.SetColumnName(Snake(property.GetColumnName()));
        foreach (var key in entity.GetKeys())
            key.SetName(Snake(key.GetName()!));
        foreach (var key in entity.GetForeignKeys())
            key.SetConstraintName(Snake(key.GetConstraintName()!));
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName(Snake(index.GetDatabaseName()!));
    }

    private static string Snake(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    /// <summary>Both engines keep UTC cut to microseconds, so that what is read equals what was written.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        time => new DateTime(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}

/// <summary>Saved only by who read the last version; raised at every change. Map with IsConcurrencyToken.</summary>
internal interface IVersioned
{
    int Version { get; set; }
}
