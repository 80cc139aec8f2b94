using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Mail.Migrations;

/// <summary>Where one unsubscribes from what is sent to many; mails that have left no longer slow the search for the next.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_43_BulkMails")]
internal sealed class BulkMails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("unsubscribe_address", "outgoing_mails", nullable: true);
        migrationBuilder.DropIndex("ix_outgoing_mails_due_at", "outgoing_mails");
        migrationBuilder.CreateIndex("ix_outgoing_mails_due_at", "outgoing_mails", "due_at", filter: "sent_at is null");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("ix_outgoing_mails_due_at", "outgoing_mails");
        migrationBuilder.CreateIndex("ix_outgoing_mails_due_at", "outgoing_mails", "due_at");
        migrationBuilder.Sql("alter table outgoing_mails drop column unsubscribe_address");
    }
}
