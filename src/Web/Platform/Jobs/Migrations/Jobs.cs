using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Jobs.Migrations;

/// <summary>Whose turn it is at work that comes back.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_30_JobsTable")]
internal sealed class JobsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "jobs",
            t => new
            {
                name = t.Column<string>(nullable: false),
                due_at = t.Column<long>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_jobs", x => x.name);
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("jobs");
    }
}
