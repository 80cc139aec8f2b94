using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Campaigns.Migrations;

/// <summary>Whom an invitation greets until it has left, whether it is a letter, and why one never arrived.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_42_InvitationColumns")]
internal sealed class InvitationColumns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("addressee", "campaign_invitations", nullable: true);
        migrationBuilder.AddColumn<string>("outcome", "campaign_invitations", nullable: true);
        migrationBuilder.AddColumn<bool>("is_letter", "campaign_invitations", nullable: false, defaultValue: false);
        migrationBuilder.CreateIndex("ix_campaign_invitations_mail_id", "campaign_invitations", "mail_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("ix_campaign_invitations_mail_id", "campaign_invitations");
        foreach (var column in new[] { "addressee", "outcome", "is_letter" })
            migrationBuilder.Sql($"alter table campaign_invitations drop column {column}");
    }
}
