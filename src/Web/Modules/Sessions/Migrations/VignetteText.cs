using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Sessions.Migrations;

/// <summary>What a vignette says.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_50_VignetteText")]
internal sealed class VignetteText : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("text", "vignettes", nullable: false, defaultValue: "");

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
