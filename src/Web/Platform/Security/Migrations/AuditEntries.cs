using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Security.Migrations;

/// <summary>The audit log.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_07_AuditEntriesTable")]
internal sealed class AuditEntriesTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "audit_entries",
            t => new
            {
                sequence = t.Column<long>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
                actor = t.Column<Guid>(nullable: true),
                act = t.Column<string>(nullable: false),
                subject = t.Column<string>(nullable: false),
                details = t.Column<string>(nullable: true),
                salt = t.Column<byte[]>(nullable: true),
                details_hash = t.Column<byte[]>(nullable: false),
                previous_hash = t.Column<byte[]>(nullable: false),
                hash = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_audit_entries", x => x.sequence);
            });

        migrationBuilder.CreateIndex("ix_audit_entries_actor", "audit_entries", "actor");
        migrationBuilder.CreateIndex("ix_audit_entries_subject", "audit_entries", "subject");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("audit_entries");
    }
}
