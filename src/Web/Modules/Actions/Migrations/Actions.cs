using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Actions.Migrations;

/// <summary>The record of an action, with every rubric of the register, and what organisations do on it.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_10_ActionsTables")]
internal sealed class ActionsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "actions",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                slug = t.Column<string>(nullable: false),
                kind = t.Column<string>(nullable: false),
                title = t.Column<string>(nullable: false),
                year = t.Column<int>(nullable: true),
                lead_id = t.Column<Guid>(nullable: true),
                zone = t.Column<string>(nullable: false),
                begins = t.Column<DateOnly>(nullable: true),
                ends = t.Column<DateOnly>(nullable: true),
                published_on = t.Column<DateOnly>(nullable: true),
                former_edition_id = t.Column<Guid>(nullable: true),
                part_of_id = t.Column<Guid>(nullable: true),
                chained = t.Column<string>(nullable: false),
                themes = t.Column<List<string>>(nullable: false),
                programmes = t.Column<string>(nullable: false),
                other_programmes = t.Column<List<string>>(nullable: false),
                context = t.Column<string>(nullable: true),
                difficulties = t.Column<List<string>>(nullable: false),
                objectives = t.Column<string>(nullable: false),
                description = t.Column<string>(nullable: true),
                steps = t.Column<string>(nullable: false),
                theory_topics = t.Column<List<string>>(nullable: false),
                channels = t.Column<List<string>>(nullable: false),
                partners_text = t.Column<string>(nullable: true),
                partner_types = t.Column<List<string>>(nullable: false),
                year_begins = t.Column<int>(nullable: true),
                year_ends = t.Column<int>(nullable: true),
                duration_text = t.Column<string>(nullable: true),
                duration_months = t.Column<int>(nullable: true),
                duration_from = t.Column<string>(nullable: true),
                duration_to = t.Column<string>(nullable: true),
                frequency = t.Column<string>(nullable: true),
                publics = t.Column<List<string>>(nullable: false),
                other_public = t.Column<string>(nullable: true),
                people_text = t.Column<string>(nullable: true),
                people_count = t.Column<int>(nullable: true),
                kinds = t.Column<List<string>>(nullable: false),
                communication = t.Column<List<string>>(nullable: false),
                evaluation = t.Column<string>(nullable: false),
                geo_level = t.Column<string>(nullable: true),
                communes = t.Column<List<string>>(nullable: false),
                departements = t.Column<List<string>>(nullable: false),
                categories = t.Column<string>(nullable: false),
                category_note = t.Column<string>(nullable: true),
                observation = t.Column<string>(nullable: true),
                cost_is_public = t.Column<bool>(nullable: false),
                registry = t.Column<string>(nullable: true),
                registry_region = t.Column<string>(nullable: true),
                registry_number = t.Column<string>(nullable: true),
                registry_url = t.Column<string>(nullable: true),
                said = t.Column<string>(nullable: true),
                updated_at = t.Column<DateTime>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_actions", x => x.id);
                t.ForeignKey("fk_actions_actions_former_edition_id", x => x.former_edition_id, "actions", "id");
                t.ForeignKey("fk_actions_actions_part_of_id", x => x.part_of_id, "actions", "id");
            });

        migrationBuilder.CreateTable(
            "action_links",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                role = t.Column<string>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                organization_name = t.Column<string>(nullable: false),
                legal_status = t.Column<string>(nullable: true),
                town = t.Column<string>(nullable: true),
                amount = t.Column<decimal>(nullable: true, precision: 14, scale: 2),
                currency = t.Column<string>(nullable: true),
                amount_text = t.Column<string>(nullable: true),
                position = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_action_links", x => x.id);
                t.ForeignKey("fk_action_links_actions_action_id", x => x.action_id, "actions", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_actions_slug", "actions", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_actions_registry_region_registry_number", "actions", ["registry_region", "registry_number"], unique: true);
        migrationBuilder.CreateIndex("ix_actions_lead_id", "actions", "lead_id");
        migrationBuilder.CreateIndex("ix_actions_former_edition_id", "actions", "former_edition_id");
        migrationBuilder.CreateIndex("ix_actions_part_of_id", "actions", "part_of_id");
        migrationBuilder.CreateIndex("ix_action_links_action_id", "action_links", "action_id");
        migrationBuilder.CreateIndex("ix_action_links_organization_id", "action_links", "organization_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("action_links");
        migrationBuilder.DropTable("actions");
    }
}
