using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Mail.Migrations;

/// <summary>How often a mail was taken to be sent and nobody lived to say whether it left.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_42_UncertainMails")]
internal sealed class UncertainMails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<int>("uncertain", "outgoing_mails", nullable: false, defaultValue: 0);

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
