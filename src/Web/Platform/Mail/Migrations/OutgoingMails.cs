using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Mail.Migrations;

/// <summary>Mails to be sent.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_08_OutgoingMailsTable")]
internal sealed class OutgoingMailsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "outgoing_mails",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                recipient = t.Column<string>(nullable: false),
                subject = t.Column<string>(nullable: false),
                text = t.Column<string>(nullable: false),
                html = t.Column<string>(nullable: false),
                created_at = t.Column<DateTime>(nullable: false),
                due_at = t.Column<DateTime>(nullable: false),
                failures = t.Column<int>(nullable: false),
                sent_at = t.Column<DateTime>(nullable: true),
                last_error = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_outgoing_mails", x => x.id);
            });

        migrationBuilder.CreateIndex("ix_outgoing_mails_due_at", "outgoing_mails", "due_at");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("outgoing_mails");
    }
}
