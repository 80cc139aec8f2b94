using System.Data.Common;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Maillage.Platform.Data;

internal static class DataSetup
{
    public static void AddData(this IServiceCollection services)
    {
        services.AddSingleton<Migrator>();
        services.AddDbContext<AppDb>((provider, options) => Configure(options, provider.GetRequiredService<Settings>()));
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
    }

    public static void Configure(DbContextOptionsBuilder options, Settings settings)
    {
        if (settings.IsPostgres)
            options.UseNpgsql(settings.Database);
        else
            options.UseSqlite($"Data Source={Path.Combine(settings.Data, "maillage.db")};Foreign Keys=True").AddInterceptors(new SqliteSafety());
    }

    /// <summary>A commit is on the disk before it is answered; a writer waits for another instead of failing; what is deleted is overwritten.</summary>
    private sealed class SqliteSafety : DbConnectionInterceptor
    {
        private const string Pragmas = "pragma synchronous = full; pragma busy_timeout = 10000; pragma secure_delete = on;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class DatabaseAnswers(AppDb db) : Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck
    {
        public async Task<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult> CheckHealthAsync(
            Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken)
                ? Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy()
                : Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
