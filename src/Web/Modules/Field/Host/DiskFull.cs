using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maillage.Modules.Field.Host;

internal static class DiskFull
{
    private const int SqliteFull = 13;

    public static bool Is(Exception e) => e is SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } || e.InnerException is { } inner && Is(inner);
}
