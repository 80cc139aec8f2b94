using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Questionnaires.Migrations;

/// <summary>Who typed in how many sheets of paper, on what day.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_48_PaperBatches")]
internal sealed class PaperBatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "paper_batches",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                questionnaire_id = t.Column<Guid>(nullable: false),
                entered_by = t.Column<Guid>(nullable: false),
                entered_on = t.Column<DateOnly>(nullable: false),
                sheets = t.Column<int>(nullable: false),
                file_hash = t.Column<byte[]>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_paper_batches", x => x.id);
                t.ForeignKey("fk_paper_batches_questionnaires_questionnaire_id", x => x.questionnaire_id, "questionnaires", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_paper_batches_questionnaire_id", "paper_batches", "questionnaire_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("paper_batches");
}
