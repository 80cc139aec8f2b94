using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Applications.Migrations;

/// <summary>Every mail carries its own link, so the links have a table; the colleague named, and why a rule was set aside.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_21_CandidacyLinks")]
internal sealed class CandidacyLinksTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "candidacy_links",
            t => new
            {
                hash = t.Column<string>(nullable: false),
                candidacy_id = t.Column<Guid>(nullable: false),
                holder = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_candidacy_links", x => x.hash);
                t.ForeignKey("fk_candidacy_links_candidacies_candidacy_id", x => x.candidacy_id, "candidacies", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_candidacy_links_candidacy_id", "candidacy_links", "candidacy_id");
        migrationBuilder.AddColumn<string>("pair_email", "candidacies", nullable: true);
        migrationBuilder.AddColumn<string>("forced_because", "candidacies", nullable: true);
        migrationBuilder.DropIndex("ix_candidacies_link_hash", "candidacies");
        migrationBuilder.Sql("alter table candidacies drop column link_hash");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
