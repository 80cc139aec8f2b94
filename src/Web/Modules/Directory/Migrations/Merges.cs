using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Entries that became one, step by step, and those that are said to be two.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_12_Merges")]
internal sealed class Merges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "entry_merges",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                kind = t.Column<string>(nullable: false),
                kept_id = t.Column<Guid>(nullable: false),
                gone_id = t.Column<Guid>(nullable: false),
                steps = t.Column<string>(nullable: false),
                by = t.Column<Guid>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                undone_at = t.Column<DateTime>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_entry_merges", x => x.id);
            });

        migrationBuilder.CreateTable(
            "entries_apart",
            t => new
            {
                one = t.Column<Guid>(nullable: false),
                other = t.Column<Guid>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_entries_apart", x => new { x.one, x.other });
            });

        migrationBuilder.CreateIndex("ix_entry_merges_gone_id", "entry_merges", "gone_id");
        migrationBuilder.CreateIndex("ix_entry_merges_kept_id", "entry_merges", "kept_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("entries_apart");
        migrationBuilder.DropTable("entry_merges");
    }
}
