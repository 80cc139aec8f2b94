using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>The history of each field, and the changes that wait to be read.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_10_Keeping")]
internal sealed class KeepingTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "entry_changes",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                entry_id = t.Column<Guid>(nullable: false),
                field = t.Column<string>(nullable: false),
                before = t.Column<string>(nullable: true),
                after = t.Column<string>(nullable: true),
                kept = t.Column<string>(nullable: true),
                how = t.Column<string>(nullable: false),
                who = t.Column<string>(nullable: false),
                account = t.Column<Guid>(nullable: true),
                at = t.Column<DateTime>(nullable: false),
                undone_by = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_entry_changes", x => x.id);
            });

        migrationBuilder.CreateTable(
            "entry_proposals",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                kind = t.Column<string>(nullable: false),
                entry_id = t.Column<Guid>(nullable: false),
                account = t.Column<Guid>(nullable: true),
                who = t.Column<string>(nullable: false),
                fields = t.Column<string>(nullable: false),
                note = t.Column<string>(nullable: true),
                at = t.Column<DateTime>(nullable: false),
                state = t.Column<string>(nullable: false),
                settled_at = t.Column<DateTime>(nullable: true),
                settled_by = t.Column<Guid>(nullable: true),
                word = t.Column<string>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_entry_proposals", x => x.id);
            });

        migrationBuilder.CreateIndex("ix_entry_changes_entry_id_at", "entry_changes", ["entry_id", "at"]);
        migrationBuilder.CreateIndex("ix_entry_proposals_entry_id", "entry_proposals", "entry_id");
        migrationBuilder.CreateIndex("ix_entry_proposals_state_at", "entry_proposals", ["state", "at"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("entry_proposals");
        migrationBuilder.DropTable("entry_changes");
    }
}
