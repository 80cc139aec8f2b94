using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Rules;

/// <summary>A database's schema as sentences ("column services name TEXT 1"), read from the engine's own catalogue.</summary>
internal static class SchemaFacts
{
    private const string Sqlite = """
        select 'column ' || m.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '') as "Value"
          from sqlite_master m, pragma_table_xinfo(m.name) c where m.type = 'table' and m.name not like '\_\_EF%' escape '\' and m.name not like 'sqlite%'
        union all
        select 'key ' || m.name || ' ' || f."from" || ' ' || f."table" || ' ' || coalesce(f."to", '') || ' ' || f.on_delete
          from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
        union all
        select 'index ' || tbl_name || ' ' || sql from sqlite_master where type = 'index' and sql is not null
        """;

    private const string Postgres = """
        select 'column ' || c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as "Value"
          from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
         where a.attnum > 0 and not a.attisdropped and c.relname not like '\_\_EF%'
        union all
        select 'constraint ' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
          from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where c.relname not like '\_\_EF%'
        union all
        select 'index ' || tablename || ' ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\_\_EF%'
        """;

    public static async Task<HashSet<string>> Read(AppDb db) =>
        await db.Database.SqlQueryRaw<string>(db.Database.IsNpgsql() ? Postgres : Sqlite).ToHashSetAsync();
}
