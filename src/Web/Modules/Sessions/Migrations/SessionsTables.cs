using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Sessions.Migrations;

/// <summary>Sessions, who leads them, how their dates moved, who was there, what was worked on without a word of what was told.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_30_SessionsTables")]
internal sealed class SessionsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "action_sessions",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                number = t.Column<int>(nullable: false),
                date = t.Column<DateOnly>(nullable: false),
                half_day = t.Column<string>(nullable: false),
                starts_at = t.Column<TimeOnly>(nullable: false),
                ends_at = t.Column<TimeOnly>(nullable: false),
                format = t.Column<string>(nullable: false),
                status = t.Column<string>(nullable: false),
                place = t.Column<string>(nullable: true),
                place_key = t.Column<string>(nullable: true),
                place_code = t.Column<string>(nullable: true),
                planned_topics = t.Column<List<string>>(nullable: false),
                treated_topics = t.Column<List<string>>(nullable: false),
                parts = t.Column<List<string>>(nullable: false),
                scenarios = t.Column<List<string>>(nullable: false),
                minutes = t.Column<int>(nullable: true),
                cancel_reason = t.Column<string>(nullable: true),
                sequence = t.Column<int>(nullable: false),
                told_sequence = t.Column<int>(nullable: true),
                changed_at = t.Column<DateTime>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_action_sessions", x => x.id));
        migrationBuilder.CreateTable(
            "session_facilitators",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                session_id = t.Column<Guid>(nullable: false),
                full_name = t.Column<string>(nullable: false),
                name_key = t.Column<string>(nullable: false),
                account_id = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_session_facilitators", x => x.id);
                t.ForeignKey("fk_session_facilitators_action_sessions_session_id", x => x.session_id, "action_sessions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "session_postponements",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                session_id = t.Column<Guid>(nullable: false),
                from = t.Column<DateOnly>(nullable: false),
                to = t.Column<DateOnly>(nullable: false),
                reason = t.Column<string>(nullable: true),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_session_postponements", x => x.id);
                t.ForeignKey("fk_session_postponements_action_sessions_session_id", x => x.session_id, "action_sessions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "session_situations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                session_id = t.Column<Guid>(nullable: false),
                position = t.Column<int>(nullable: false),
                origin = t.Column<string>(nullable: false),
                brought_by_id = t.Column<Guid>(nullable: true),
                vignette_id = t.Column<Guid>(nullable: true),
                functions = t.Column<List<string>>(nullable: false),
                level = t.Column<string>(nullable: true),
                minutes = t.Column<int>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_session_situations", x => x.id);
                t.ForeignKey("fk_session_situations_action_sessions_session_id", x => x.session_id, "action_sessions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "session_attendance",
            t => new
            {
                session_id = t.Column<Guid>(nullable: false),
                candidacy_id = t.Column<Guid>(nullable: false),
                status = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_session_attendance", x => new { x.session_id, x.candidacy_id });
                t.ForeignKey("fk_session_attendance_action_sessions_session_id", x => x.session_id, "action_sessions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "session_received_entries",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                session_id = t.Column<Guid>(nullable: false),
                on = t.Column<DateOnly>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_session_received_entries", x => x.id);
                t.ForeignKey("fk_session_received_entries_action_sessions_session_id", x => x.session_id, "action_sessions", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "session_cycles",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                planned_half_days = t.Column<int>(nullable: true),
                outline = t.Column<string>(nullable: false),
                feed_generation = t.Column<int>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_session_cycles", x => x.action_id));
        migrationBuilder.CreateTable(
            "vignettes",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                title = t.Column<string>(nullable: false),
                functions = t.Column<List<string>>(nullable: false),
                level = t.Column<string>(nullable: true),
                closed_on = t.Column<DateOnly>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_vignettes", x => x.id));

        migrationBuilder.CreateIndex("ix_action_sessions_action_id_number", "action_sessions", ["action_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_action_sessions_date", "action_sessions", "date");
        migrationBuilder.CreateIndex("ix_session_facilitators_session_id", "session_facilitators", "session_id");
        migrationBuilder.CreateIndex("ix_session_facilitators_name_key", "session_facilitators", "name_key");
        migrationBuilder.CreateIndex("ix_session_facilitators_account_id", "session_facilitators", "account_id");
        migrationBuilder.CreateIndex("ix_session_postponements_session_id", "session_postponements", "session_id");
        migrationBuilder.CreateIndex("ix_session_situations_session_id", "session_situations", "session_id");
        migrationBuilder.CreateIndex("ix_session_attendance_candidacy_id", "session_attendance", "candidacy_id");
        migrationBuilder.CreateIndex("ix_session_received_entries_session_id", "session_received_entries", "session_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["vignettes", "session_cycles", "session_received_entries", "session_attendance", "session_situations", "session_postponements", "session_facilitators", "action_sessions"])
            migrationBuilder.DropTable(table);
    }
}
