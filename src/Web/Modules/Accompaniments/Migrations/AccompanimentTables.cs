using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Accompaniments.Migrations;

/// <summary>What a service does beside a team: the team, its meetings, what changed and what shows it, landmarks, situations without their story.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_30_AccompanimentTables")]
internal sealed class AccompanimentTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "accompaniments",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                leader_id = t.Column<Guid>(nullable: true),
                institution = t.Column<string>(nullable: true),
                headcount = t.Column<int>(nullable: true),
                team = t.Column<string>(nullable: false),
                has_management = t.Column<bool>(nullable: true),
                publics = t.Column<List<string>>(nullable: false),
                resources = t.Column<string>(nullable: true),
                individual_aims = t.Column<string>(nullable: true),
                collective_aims = t.Column<string>(nullable: true),
                start_state = t.Column<string>(nullable: true),
                begins = t.Column<DateOnly>(nullable: true),
                ends = t.Column<DateOnly>(nullable: true),
                length_reason = t.Column<string>(nullable: true),
                phases = t.Column<string>(nullable: false),
                prolongations = t.Column<string>(nullable: false),
                ended_on = t.Column<DateOnly>(nullable: true),
                end_reason = t.Column<string>(nullable: true),
                follow_ups = t.Column<string>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_accompaniments", x => x.action_id));
        migrationBuilder.CreateTable(
            "accompaniment_meetings",
            t => new
            {
                session_id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                component = t.Column<string>(nullable: false),
                presences = t.Column<string>(nullable: false),
                management_was_there = t.Column<bool>(nullable: true),
                preparation_minutes = t.Column<int>(nullable: true),
                road_minutes = t.Column<int>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_accompaniment_meetings", x => x.session_id));
        migrationBuilder.CreateTable(
            "accompaniment_outcomes",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                type = t.Column<string>(nullable: false),
                on = t.Column<DateOnly>(nullable: false),
                words = t.Column<string>(nullable: true),
                evidence = t.Column<string>(nullable: false),
                evidence_words = t.Column<string>(nullable: true),
                goals = t.Column<List<string>>(nullable: false),
                is_alive_at6 = t.Column<bool>(nullable: true),
                is_alive_at12 = t.Column<bool>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_accompaniment_outcomes", x => x.id));
        migrationBuilder.CreateTable(
            "accompaniment_files",
            t => new
            {
                outcome_id = t.Column<Guid>(nullable: false),
                name = t.Column<string>(nullable: false),
                media_type = t.Column<string>(nullable: false),
                length = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_accompaniment_files", x => x.outcome_id);
                t.ForeignKey("fk_accompaniment_files_accompaniment_outcomes_outcome_id", x => x.outcome_id, "accompaniment_outcomes", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "accompaniment_file_contents",
            t => new
            {
                outcome_id = t.Column<Guid>(nullable: false),
                bytes = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_accompaniment_file_contents", x => x.outcome_id);
                t.ForeignKey("fk_accompaniment_file_contents_accompaniment_files_outcome_id", x => x.outcome_id, "accompaniment_files", "outcome_id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "accompaniment_landmarks",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                on = t.Column<DateOnly>(nullable: false),
                words = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_accompaniment_landmarks", x => x.id));
        migrationBuilder.CreateTable(
            "accompaniment_situations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                on = t.Column<DateOnly>(nullable: false),
                title = t.Column<string>(nullable: true),
                functions = t.Column<List<string>>(nullable: false),
                level = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_accompaniment_situations", x => x.id));

        migrationBuilder.CreateIndex("ix_accompaniments_leader_id", "accompaniments", "leader_id");
        foreach (var table in new[] { "meetings", "outcomes", "landmarks", "situations" })
            migrationBuilder.CreateIndex($"ix_accompaniment_{table}_action_id", $"accompaniment_{table}", "action_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["accompaniment_situations", "accompaniment_landmarks", "accompaniment_file_contents", "accompaniment_files", "accompaniment_outcomes", "accompaniment_meetings", "accompaniments"])
            migrationBuilder.DropTable(table);
    }
}
