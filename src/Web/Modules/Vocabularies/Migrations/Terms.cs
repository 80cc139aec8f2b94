using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Vocabularies.Migrations;

/// <summary>Controlled lists.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_02_TermsTable")]
internal sealed class TermsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "terms",
            t => new
            {
                list = t.Column<string>(nullable: false),
                code = t.Column<string>(nullable: false),
                fr = t.Column<string>(nullable: false),
                fr_be = t.Column<string>(nullable: true),
                nl = t.Column<string>(nullable: false),
                en = t.Column<string>(nullable: false),
                parent = t.Column<string>(nullable: true),
                position = t.Column<int>(nullable: false),
                synonyms = t.Column<List<string>>(nullable: false),
                countries = t.Column<List<string>>(nullable: false),
                valid_to = t.Column<DateOnly>(nullable: true),
                to_confirm = t.Column<bool>(nullable: false),
                extra = t.Column<string>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_terms", x => new { x.list, x.code });
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("terms");
    }
}
