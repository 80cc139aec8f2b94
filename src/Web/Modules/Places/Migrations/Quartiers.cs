using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Places.Migrations;

/// <summary>Quartiers that a network adds to the gazetteer.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_20_QuartiersTable")]
internal sealed class QuartiersTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "quartiers",
            t => new
            {
                code = t.Column<string>(nullable: false),
                commune_code = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                latitude = t.Column<double>(nullable: true),
                longitude = t.Column<double>(nullable: true),
                closed_on = t.Column<DateOnly>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_quartiers", x => x.code);
            });
        migrationBuilder.CreateIndex("ix_quartiers_commune_code", "quartiers", "commune_code");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("quartiers");
    }
}
