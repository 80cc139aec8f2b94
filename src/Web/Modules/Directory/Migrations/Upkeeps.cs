using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>When each service is asked again whether it is still right.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_11_Upkeeps")]
internal sealed class Upkeeps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "entry_upkeeps",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                months = t.Column<int>(nullable: true),
                checked_at = t.Column<DateTime>(nullable: false),
                stage = t.Column<string>(nullable: false),
                next_at = t.Column<DateTime>(nullable: true),
                state_before = t.Column<string>(nullable: true),
                calls = t.Column<int>(nullable: false),
                called_at = t.Column<DateTime>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_entry_upkeeps", x => x.id);
                t.ForeignKey("fk_entry_upkeeps_services_id", x => x.id, "services", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_entry_upkeeps_next_at", "entry_upkeeps", "next_at");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("entry_upkeeps");
}
