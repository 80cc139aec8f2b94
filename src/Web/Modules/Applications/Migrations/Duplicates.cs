using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Applications.Migrations;

/// <summary>Which application a duplicate was joined to, and which ones the team has said are of two people.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_23_CandidacyDuplicates")]
internal sealed class CandidacyDuplicates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("duplicate_of_id", "candidacies", nullable: true);
        migrationBuilder.AddColumn<string>("not_same_as", "candidacies", nullable: false, defaultValueSql: "'[]'");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
