using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Data.Migrations;

/// <summary>Versions of what servers keep in memory.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_01_DataVersionsTable")]
internal sealed class DataVersionsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "data_versions",
            t => new
            {
                name = t.Column<string>(nullable: false),
                version = t.Column<long>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_data_versions", x => x.name);
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("data_versions");
    }
}
