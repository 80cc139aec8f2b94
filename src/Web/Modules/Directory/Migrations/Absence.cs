using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Entries that their source no longer names stay, and say since when.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_31_Absence")]
internal sealed class Absence : Migration
{
    private static readonly string[] Tables = ["organizations", "services", "locations"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
            migrationBuilder.AddColumn<DateTime>("absent_since", table, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
            migrationBuilder.DropColumn("absent_since", table);
    }
}
