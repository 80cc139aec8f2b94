using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Applications.Migrations;

/// <summary>Calls for applications, applications, and every change of their state.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_20_CandidaciesTables")]
internal sealed class CandidaciesTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "calls",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                places = t.Column<int>(nullable: true),
                cap_per_structure = t.Column<int>(nullable: true),
                opens_on = t.Column<DateOnly>(nullable: true),
                closes_on = t.Column<DateOnly>(nullable: true),
                constituted_on = t.Column<DateOnly>(nullable: true),
                needs_employer_agreement = t.Column<bool>(nullable: false),
                offer_hours = t.Column<int>(nullable: false),
                text = t.Column<string>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_calls", x => x.action_id));

        migrationBuilder.CreateTable(
            "candidacies",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                number = t.Column<int>(nullable: false),
                status = t.Column<string>(nullable: false),
                reason = t.Column<string>(nullable: true),
                applicant_name = t.Column<string>(nullable: false),
                email = t.Column<string>(nullable: true),
                phone = t.Column<string>(nullable: true),
                person_key = t.Column<string>(nullable: true),
                profession = t.Column<string>(nullable: true),
                sector = t.Column<string>(nullable: true),
                structure_name = t.Column<string>(nullable: false),
                structure_type = t.Column<string>(nullable: true),
                organization_id = t.Column<Guid>(nullable: true),
                commune_code = t.Column<string>(nullable: true),
                motivation = t.Column<string>(nullable: true),
                channel = t.Column<string>(nullable: true),
                entry = t.Column<string>(nullable: false),
                received_on = t.Column<DateOnly>(nullable: false),
                confirmed_at = t.Column<DateTime>(nullable: true),
                applied_before = t.Column<bool>(nullable: false),
                agrees_to_be_asked_again = t.Column<bool>(nullable: false),
                paired_with_id = t.Column<Guid>(nullable: true),
                manager_id = t.Column<Guid>(nullable: true),
                tied_to_facilitator = t.Column<bool>(nullable: false),
                employer_agrees = t.Column<bool>(nullable: true),
                employer_email = t.Column<string>(nullable: true),
                was_accepted = t.Column<bool>(nullable: false),
                replaced = t.Column<bool>(nullable: false),
                decided_on = t.Column<DateOnly>(nullable: true),
                rank = t.Column<int>(nullable: true),
                offer_expires_at = t.Column<DateTime>(nullable: true),
                link_hash = t.Column<byte[]>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_candidacies", x => x.id));

        migrationBuilder.CreateTable(
            "candidacy_changes",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                candidacy_id = t.Column<Guid>(nullable: false),
                from = t.Column<string>(nullable: false),
                to = t.Column<string>(nullable: false),
                reason = t.Column<string>(nullable: true),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_candidacy_changes", x => x.id);
                t.ForeignKey("fk_candidacy_changes_candidacies_candidacy_id", x => x.candidacy_id, "candidacies", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_candidacies_action_id_number", "candidacies", ["action_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_candidacies_action_id_person_key", "candidacies", ["action_id", "person_key"]);
        migrationBuilder.CreateIndex("ix_candidacies_link_hash", "candidacies", "link_hash");
        migrationBuilder.CreateIndex("ix_candidacies_offer_expires_at", "candidacies", "offer_expires_at");
        migrationBuilder.CreateIndex("ix_candidacy_changes_candidacy_id", "candidacy_changes", "candidacy_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("candidacy_changes");
        migrationBuilder.DropTable("candidacies");
        migrationBuilder.DropTable("calls");
    }
}
