using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Groups.Migrations;

/// <summary>When a promised draw was given up: its public page stays.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_50_AbandonedDraws")]
internal sealed class AbandonedDraws : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<DateTime>("abandoned_at", "sortitions", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
