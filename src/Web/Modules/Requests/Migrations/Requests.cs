using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Requests.Migrations;

/// <summary>Requests, whom they ask, what happened, what was written, proposed and joined, and the links of who asks.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_20_Requests")]
internal sealed class RequestsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "requests",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                code = t.Column<string>(nullable: false),
                status = t.Column<string>(nullable: false),
                closing_reason = t.Column<string>(nullable: true),
                origin = t.Column<string>(nullable: false),
                requester_name = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                phone = t.Column<string>(nullable: true),
                language = t.Column<string>(nullable: true),
                profession = t.Column<string>(nullable: true),
                structure_name = t.Column<string>(nullable: false),
                commune_code = t.Column<string>(nullable: true),
                territory_code = t.Column<string>(nullable: true),
                sector = t.Column<string>(nullable: true),
                setting = t.Column<string>(nullable: true),
                for_institution = t.Column<bool>(nullable: false),
                support = t.Column<string>(nullable: false),
                concerns = t.Column<List<string>>(nullable: false),
                team = t.Column<string>(nullable: true),
                story = t.Column<string>(nullable: true),
                expectations = t.Column<string>(nullable: true),
                context = t.Column<string>(nullable: true),
                needs = t.Column<string>(nullable: true),
                existing = t.Column<string>(nullable: true),
                time_frame = t.Column<string>(nullable: true),
                received_on = t.Column<DateOnly>(nullable: false),
                changed_at = t.Column<DateTime>(nullable: false),
                sent_key = t.Column<string>(nullable: true),
                duplicate_of_id = t.Column<Guid>(nullable: true),
                action_id = t.Column<Guid>(nullable: true),
                is_counted = t.Column<bool>(nullable: false),
                is_unmet = t.Column<bool>(nullable: false),
                forgotten_at = t.Column<DateTime>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_requests", x => x.id));
        migrationBuilder.CreateIndex("ix_requests_code", "requests", "code", unique: true);
        migrationBuilder.CreateIndex("ix_requests_sent_key", "requests", "sent_key", unique: true);
        migrationBuilder.CreateIndex("ix_requests_action_id", "requests", "action_id");
        migrationBuilder.CreateIndex("ix_requests_status_changed_at", "requests", ["status", "changed_at"]);
        migrationBuilder.CreateIndex("ix_requests_need", "requests", ["is_counted", "territory_code", "support", "is_unmet", "received_on", "commune_code"]);

        migrationBuilder.CreateTable(
            "request_events",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                request_id = t.Column<Guid>(nullable: false),
                addressee_id = t.Column<Guid>(nullable: true),
                what = t.Column<string>(nullable: false),
                detail = t.Column<string>(nullable: true),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_request_events", x => x.id);
                t.ForeignKey("fk_request_events_requests_request_id", x => x.request_id, "requests", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_request_events_request_id", "request_events", "request_id");

        migrationBuilder.CreateTable(
            "request_addressees",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                request_id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                service_name = t.Column<string>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                passed_on_by = t.Column<string>(nullable: true),
                asked_at = t.Column<DateTime>(nullable: false),
                status = t.Column<string>(nullable: false),
                assigned_to = t.Column<Guid>(nullable: true),
                joined_to_id = t.Column<Guid>(nullable: true),
                decline_reason = t.Column<string>(nullable: true),
                decline_word = t.Column<string>(nullable: true),
                answered_at = t.Column<DateTime>(nullable: true),
                remind_at = t.Column<DateTime>(nullable: true),
                reminders = t.Column<int>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_request_addressees", x => x.id);
                t.ForeignKey("fk_request_addressees_requests_request_id", x => x.request_id, "requests", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_request_addressees_request_id_service_id", "request_addressees", ["request_id", "service_id"], unique: true);
        migrationBuilder.CreateIndex("ix_request_addressees_organization_id_status", "request_addressees", ["organization_id", "status"]);
        migrationBuilder.CreateIndex("ix_request_addressees_remind_at", "request_addressees", "remind_at", filter: "remind_at is not null");
        migrationBuilder.CreateIndex("ix_request_addressees_assigned_to", "request_addressees", "assigned_to");

        Written(migrationBuilder);
    }

    private static void Written(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "request_messages",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                request_id = t.Column<Guid>(nullable: false),
                addressee_id = t.Column<Guid>(nullable: false),
                kind = t.Column<string>(nullable: false),
                text = t.Column<string>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                said_on = t.Column<DateOnly>(nullable: true),
                by = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_request_messages", x => x.id);
                t.ForeignKey("fk_request_messages_requests_request_id", x => x.request_id, "requests", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_request_messages_request_id", "request_messages", "request_id");

        migrationBuilder.CreateTable(
            "request_proposals",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                request_id = t.Column<Guid>(nullable: false),
                addressee_id = t.Column<Guid>(nullable: false),
                number = t.Column<int>(nullable: false),
                content = t.Column<string>(nullable: false),
                objectives = t.Column<string>(nullable: true),
                means = t.Column<string>(nullable: true),
                begins = t.Column<DateOnly>(nullable: true),
                ends = t.Column<DateOnly>(nullable: true),
                dates = t.Column<string>(nullable: true),
                is_free = t.Column<bool>(nullable: false),
                price = t.Column<string>(nullable: true),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
                accepted_at = t.Column<DateTime>(nullable: true),
                accepted_orally_on = t.Column<DateOnly>(nullable: true),
                accepted_by = t.Column<string>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_request_proposals", x => x.id);
                t.ForeignKey("fk_request_proposals_requests_request_id", x => x.request_id, "requests", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_request_proposals_request_id", "request_proposals", "request_id");
        migrationBuilder.CreateIndex("ix_request_proposals_addressee_id_number", "request_proposals", ["addressee_id", "number"], unique: true);

        migrationBuilder.CreateTable(
            "request_files",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                request_id = t.Column<Guid>(nullable: false),
                name = t.Column<string>(nullable: false),
                type = t.Column<string>(nullable: false),
                bytes = t.Column<byte[]>(nullable: false),
                size = t.Column<int>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                by = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_request_files", x => x.id);
                t.ForeignKey("fk_request_files_requests_request_id", x => x.request_id, "requests", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_request_files_request_id", "request_files", "request_id");

        migrationBuilder.CreateTable(
            "request_links",
            t => new
            {
                hash = t.Column<string>(nullable: false),
                request_id = t.Column<Guid>(nullable: false),
                ends_at = t.Column<DateTime>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_request_links", x => x.hash);
                t.ForeignKey("fk_request_links_requests_request_id", x => x.request_id, "requests", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_request_links_request_id", "request_links", "request_id");
        migrationBuilder.CreateIndex("ix_request_links_ends_at", "request_links", "ends_at");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
