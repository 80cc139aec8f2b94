using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Questionnaires.Migrations;

/// <summary>Questionnaires; answers, the links they came by and the keys of self-made codes, none of which names another.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_40_QuestionnairesTables")]
internal sealed class QuestionnairesTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "questionnaires",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                moment = t.Column<string>(nullable: false),
                title = t.Column<string>(nullable: false),
                edition = t.Column<int>(nullable: false),
                replaces_id = t.Column<Guid>(nullable: true),
                is_anonymous = t.Column<bool>(nullable: false),
                is_paired = t.Column<bool>(nullable: false),
                content = t.Column<string>(nullable: false),
                opens_on = t.Column<DateOnly>(nullable: true),
                closes_on = t.Column<DateOnly>(nullable: true),
                closed_on = t.Column<DateOnly>(nullable: true),
                open_secret = t.Column<string>(nullable: true),
                sent_on = t.Column<DateOnly>(nullable: true),
                asked = t.Column<int>(nullable: true),
                answer_count = t.Column<int>(nullable: false),
                is_imported = t.Column<bool>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_questionnaires", x => x.id));

        migrationBuilder.CreateTable(
            "responses",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                questionnaire_id = t.Column<Guid>(nullable: false),
                answered_on = t.Column<DateOnly>(nullable: false),
                from_paper = t.Column<bool>(nullable: false),
                pairing_hash = t.Column<byte[]>(nullable: true),
                given = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_responses", x => x.id);
                t.ForeignKey("fk_responses_questionnaires_questionnaire_id", x => x.questionnaire_id, "questionnaires", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "questionnaire_tokens",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                questionnaire_id = t.Column<Guid>(nullable: false),
                hash = t.Column<byte[]>(nullable: false),
                former_hash = t.Column<byte[]>(nullable: true),
                is_used = t.Column<bool>(nullable: false),
                recipient = t.Column<string>(nullable: true),
                candidacy_id = t.Column<Guid>(nullable: true),
                reminded_on = t.Column<DateOnly>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_questionnaire_tokens", x => x.id);
                t.ForeignKey("fk_questionnaire_tokens_questionnaires_questionnaire_id", x => x.questionnaire_id, "questionnaires", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "pairing_keys",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                key = t.Column<byte[]>(nullable: true),
                erased_on = t.Column<DateOnly>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_pairing_keys", x => x.action_id));

        migrationBuilder.CreateIndex("ix_questionnaires_action_id", "questionnaires", "action_id");
        migrationBuilder.CreateIndex("ix_questionnaires_open_secret", "questionnaires", "open_secret", unique: true);
        migrationBuilder.CreateIndex("ix_responses_questionnaire_id", "responses", "questionnaire_id");
        migrationBuilder.CreateIndex("ix_questionnaire_tokens_hash", "questionnaire_tokens", "hash", unique: true);
        migrationBuilder.CreateIndex("ix_questionnaire_tokens_former_hash", "questionnaire_tokens", "former_hash");
        migrationBuilder.CreateIndex("ix_questionnaire_tokens_questionnaire_id", "questionnaire_tokens", "questionnaire_id");
        migrationBuilder.CreateIndex("ix_questionnaire_tokens_recipient", "questionnaire_tokens", "recipient");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("pairing_keys");
        migrationBuilder.DropTable("questionnaire_tokens");
        migrationBuilder.DropTable("responses");
        migrationBuilder.DropTable("questionnaires");
    }
}
