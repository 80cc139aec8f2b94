using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Indicators.Migrations;

/// <summary>Figures as published, and figures written by hand with their reason.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_60_Figures")]
internal sealed class Figures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "figure_snapshots",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                number = t.Column<int>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
                publisher_name = t.Column<string>(nullable: true),
                note = t.Column<string>(nullable: true),
                figures = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_figure_snapshots", x => x.id));
        migrationBuilder.CreateTable(
            "figure_declarations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                code = t.Column<string>(nullable: false),
                value = t.Column<decimal>(nullable: true, precision: 18, scale: 4),
                reason = t.Column<string>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
                declarer_name = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_figure_declarations", x => x.id));
        migrationBuilder.CreateIndex("ix_figure_snapshots_action_id_number", "figure_snapshots", ["action_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_figure_declarations_action_id_code", "figure_declarations", ["action_id", "code"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("figure_declarations");
        migrationBuilder.DropTable("figure_snapshots");
    }
}
