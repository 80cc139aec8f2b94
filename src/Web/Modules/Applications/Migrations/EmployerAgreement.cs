using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Applications.Migrations;

/// <summary>When an employer was asked, so that they are reminded once and their address does not stay.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_22_EmployerAgreement")]
internal sealed class EmployerAgreement : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("employer_asked_at", "candidacies", nullable: true);
        migrationBuilder.AddColumn<DateTime>("employer_reminded_at", "candidacies", nullable: true);
        migrationBuilder.CreateIndex("ix_candidacies_employer_asked_at", "candidacies", "employer_asked_at");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
