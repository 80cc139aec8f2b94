using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Campaigns.Migrations;

/// <summary>Mailing lists, who opted out, campaigns with their channels, and every invitation.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_40_CampaignsTables")]
internal sealed class CampaignsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mailing_lists",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: false),
                name = t.Column<string>(nullable: false),
                made_on = t.Column<DateOnly>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_mailing_lists", x => x.id));
        migrationBuilder.CreateTable(
            "contacts_of_lists",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                list_id = t.Column<Guid>(nullable: false),
                structure_name = t.Column<string>(nullable: false),
                structure_type = t.Column<string>(nullable: true),
                commune_code = t.Column<string>(nullable: true),
                contact_name = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                email_key = t.Column<string>(nullable: true),
                postal_address = t.Column<string>(nullable: true),
                lawful_basis = t.Column<string>(nullable: false),
                basis_text = t.Column<string>(nullable: true),
                basis_on = t.Column<DateOnly>(nullable: true),
                origin = t.Column<string>(nullable: true),
                verified_on = t.Column<DateOnly>(nullable: true),
                bounced_on = t.Column<DateOnly>(nullable: true),
                opted_out_on = t.Column<DateOnly>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_contacts_of_lists", x => x.id);
                t.ForeignKey("fk_contacts_of_lists_mailing_lists_list_id", x => x.list_id, "mailing_lists", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "opt_outs",
            t => new
            {
                organization_id = t.Column<Guid>(nullable: false),
                mail_hash = t.Column<byte[]>(nullable: false),
                since = t.Column<DateOnly>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_opt_outs", x => new { x.organization_id, x.mail_hash }));
        migrationBuilder.CreateTable(
            "campaigns",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: false),
                subject = t.Column<string>(nullable: false),
                body = t.Column<string>(nullable: false),
                language = t.Column<string>(nullable: false),
                head_start_days = t.Column<int>(nullable: false),
                started_at = t.Column<DateTime>(nullable: true),
                stopped_at = t.Column<DateTime>(nullable: true),
                last_batch_at = t.Column<DateTime>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_campaigns", x => x.action_id));
        migrationBuilder.CreateTable(
            "campaign_channels",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                kind = t.Column<string>(nullable: false),
                list_id = t.Column<Guid>(nullable: true),
                network_id = t.Column<Guid>(nullable: true),
                code = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                handed_on = t.Column<DateOnly>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_campaign_channels", x => x.id);
                t.ForeignKey("fk_campaign_channels_campaigns_action_id", x => x.action_id, "campaigns", "action_id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "campaign_invitations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                action_id = t.Column<Guid>(nullable: false),
                channel_id = t.Column<Guid>(nullable: false),
                email = t.Column<string>(nullable: true),
                email_key = t.Column<string>(nullable: true),
                contact_id = t.Column<Guid>(nullable: true),
                structure_name = t.Column<string>(nullable: false),
                structure_key = t.Column<string>(nullable: false),
                due_at = t.Column<DateTime>(nullable: false),
                sent_at = t.Column<DateTime>(nullable: true),
                mail_id = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_campaign_invitations", x => x.id);
                t.ForeignKey("fk_campaign_invitations_campaigns_action_id", x => x.action_id, "campaigns", "action_id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_mailing_lists_organization_id", "mailing_lists", "organization_id");
        migrationBuilder.CreateIndex("ix_contacts_of_lists_list_id_email_key", "contacts_of_lists", ["list_id", "email_key"], unique: true);
        migrationBuilder.CreateIndex("ix_contacts_of_lists_email_key", "contacts_of_lists", "email_key");
        migrationBuilder.CreateIndex("ix_campaign_channels_action_id", "campaign_channels", "action_id");
        migrationBuilder.CreateIndex("ix_campaign_channels_code", "campaign_channels", "code", unique: true);
        migrationBuilder.CreateIndex("ix_campaign_invitations_action_id_email_key", "campaign_invitations", ["action_id", "email_key"], unique: true);
        migrationBuilder.CreateIndex("ix_campaign_invitations_action_id_sent_at_due_at", "campaign_invitations", ["action_id", "sent_at", "due_at"]);
        migrationBuilder.CreateIndex("ix_campaign_invitations_channel_id", "campaign_invitations", "channel_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "campaign_invitations", "campaign_channels", "campaigns", "opt_outs", "contacts_of_lists", "mailing_lists" })
            migrationBuilder.DropTable(table);
    }
}
