using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Applications.Migrations;

/// <summary>Mails to who applied are written in the language of the form, not of whoever decides.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_80_CandidacyLanguage")]
internal sealed class CandidacyLanguageColumn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("language", "candidacies", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
