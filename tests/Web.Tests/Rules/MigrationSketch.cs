using System.Text;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Maillage.Tests.Rules;

/// <summary>Writes the lines of a hand-written migration for tables the model has; a help for who writes one, since EF's own tool cannot be had.</summary>
internal static class MigrationSketch
{
    public static string Of(AppDb db, Func<string, bool> tables)
    {
        var model = db.GetService<IDesignTimeModel>().Model;
        var operations = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        var text = new StringBuilder();
        foreach (var operation in operations)
        {
            if (operation is CreateTableOperation create && tables(create.Name))
                Write(text, create, model.GetRelationalModel().FindTable(create.Name, create.Schema)!);
            else if (operation is CreateIndexOperation index && tables(index.Table))
                text.AppendLine($"""        migrationBuilder.CreateIndex("{index.Name}", "{index.Table}", {Columns(index.Columns)}{(index.IsUnique ? ", unique: true" : "")}{(index.Filter is { } f ? $", filter: \"{f.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : "")});""");
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, CreateTableOperation create, ITable table)
    {
        text.AppendLine("        migrationBuilder.CreateTable(").AppendLine($"            \"{create.Name}\",").AppendLine("            t => new").AppendLine("            {");
        foreach (var c in create.Columns)
            text.AppendLine($"                {c.Name} = t.Column<{Name(table.FindColumn(c.Name)!, c.ClrType)}>({string.Join(", ", Facts(c))}),");
        text.AppendLine("            },").AppendLine("            constraints: t =>").AppendLine("            {");
        text.AppendLine($"                t.PrimaryKey(\"{create.PrimaryKey!.Name}\", {Lambda(create.PrimaryKey.Columns)});");
        foreach (var key in create.ForeignKeys)
            text.AppendLine($"                t.ForeignKey(\"{key.Name}\", {Lambda(key.Columns)}, \"{key.PrincipalTable}\", {(key.PrincipalColumns!.Length == 1 ? $"\"{key.PrincipalColumns[0]}\"" : Columns(key.PrincipalColumns))}{(key.OnDelete == ReferentialAction.NoAction ? "" : $", onDelete: ReferentialAction.{key.OnDelete}")});");
        text.AppendLine("            });");
    }

    private static IEnumerable<string> Facts(AddColumnOperation column)
    {
        if (column.MaxLength is { } length)
            yield return $"maxLength: {length}";
        yield return $"nullable: {(column.IsNullable ? "true" : "false")}";
    }

    private static string Columns(string[] columns) => columns.Length == 1 ? $"\"{columns[0]}\"" : $"[{string.Join(", ", columns.Select(c => $"\"{c}\""))}]";

    private static string Lambda(string[] columns) => columns.Length == 1 ? $"x => x.{columns[0]}" : $"x => new {{ {string.Join(", ", columns.Select(c => $"x.{c}"))} }}";

    private static string Name(IColumn column, Type type)
    {
        // A list is JSON text on SQLite and text[] on PostgreSQL; only its own type serves both.
        if (column.PropertyMappings[0].Property.IsPrimitiveCollection)
            return "List<string>";
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "string" : type == typeof(int) ? "int" : type == typeof(long) ? "long" : type == typeof(bool) ? "bool"
            : type == typeof(double) ? "double" : type == typeof(decimal) ? "decimal" : type == typeof(byte[]) ? "byte[]"
            : type.Name;
    }
}
