using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Groups.Migrations;

/// <summary>Draws by lot: their rules and state, their files, everyone's ticket, and what happened to them.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_25_SortitionsTables")]
internal sealed class SortitionsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "sortitions",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                slug = t.Column<string>(nullable: false),
                title = t.Column<string>(nullable: false),
                zone = t.Column<string>(nullable: false),
                state = t.Column<string>(nullable: false),
                rules = t.Column<string>(nullable: false),
                note = t.Column<string>(nullable: true),
                stage = t.Column<string>(nullable: true),
                part = t.Column<int>(nullable: false),
                beat_at = t.Column<DateTime>(nullable: true),
                is_cancel_asked = t.Column<bool>(nullable: false),
                computed_at = t.Column<DateTime>(nullable: true),
                pool_size = t.Column<int>(nullable: false),
                group_count = t.Column<int>(nullable: false),
                maximin = t.Column<double>(nullable: false),
                greedy_min = t.Column<double>(nullable: false),
                program_version = t.Column<string>(nullable: true),
                commitment = t.Column<string>(nullable: true),
                committed_at = t.Column<DateTime>(nullable: true),
                source = t.Column<string>(nullable: true),
                source_at = t.Column<DateTime>(nullable: true),
                public_value = t.Column<string>(nullable: true),
                seed = t.Column<string>(nullable: true),
                group_index = t.Column<int>(nullable: true),
                drawn_at = t.Column<DateTime>(nullable: true),
                applied_at = t.Column<DateTime>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_sortitions", x => x.id));
        migrationBuilder.CreateIndex("ix_sortitions_action_id", "sortitions", "action_id", unique: true);
        migrationBuilder.CreateIndex("ix_sortitions_slug", "sortitions", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_sortitions_state", "sortitions", "state");

        migrationBuilder.CreateTable(
            "sortition_tickets",
            t => new
            {
                sortition_id = t.Column<Guid>(nullable: false),
                candidacy_id = t.Column<Guid>(nullable: false),
                secret = t.Column<string>(nullable: false),
                public_id = t.Column<string>(nullable: false),
                is_in_pool = t.Column<bool>(nullable: false),
                chance = t.Column<double>(nullable: true),
                times = t.Column<int>(nullable: false),
                greedy_chance = t.Column<double>(nullable: true),
                changes = t.Column<string>(nullable: true),
                is_drawn = t.Column<bool>(nullable: false),
                waiting_place = t.Column<int>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_sortition_tickets", x => new { x.sortition_id, x.candidacy_id });
                t.ForeignKey("fk_sortition_tickets_sortitions_sortition_id", x => x.sortition_id, "sortitions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_sortition_tickets_candidacy_id", "sortition_tickets", "candidacy_id");

        migrationBuilder.CreateTable(
            "sortition_files",
            t => new
            {
                sortition_id = t.Column<Guid>(nullable: false),
                name = t.Column<string>(nullable: false),
                bytes = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_sortition_files", x => new { x.sortition_id, x.name });
                t.ForeignKey("fk_sortition_files_sortitions_sortition_id", x => x.sortition_id, "sortitions", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "sortition_steps",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                sortition_id = t.Column<Guid>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                what = t.Column<string>(nullable: false),
                detail = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_sortition_steps", x => x.id);
                t.ForeignKey("fk_sortition_steps_sortitions_sortition_id", x => x.sortition_id, "sortitions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_sortition_steps_sortition_id", "sortition_steps", "sortition_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("sortition_steps");
        migrationBuilder.DropTable("sortition_files");
        migrationBuilder.DropTable("sortition_tickets");
        migrationBuilder.DropTable("sortitions");
    }
}
