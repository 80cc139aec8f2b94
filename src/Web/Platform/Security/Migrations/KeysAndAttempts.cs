using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Platform.Security.Migrations;

/// <summary>Keys of cookies, and counts of attempts that hold across replicas.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_20_KeysAndAttempts")]
internal sealed class KeysAndAttempts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "data_keys",
            t => new
            {
                name = t.Column<string>(nullable: false),
                xml = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_data_keys", x => x.name);
            });

        migrationBuilder.CreateTable(
            "attempts",
            t => new
            {
                bucket = t.Column<string>(nullable: false),
                since = t.Column<long>(nullable: false),
                count = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_attempts", x => x.bucket);
            });

        migrationBuilder.CreateTable(
            "attempt_keys",
            t => new
            {
                day = t.Column<DateOnly>(nullable: false),
                key = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_attempt_keys", x => x.day);
            });

        migrationBuilder.CreateIndex("ix_attempts_since", "attempts", "since");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("attempt_keys");
        migrationBuilder.DropTable("attempts");
        migrationBuilder.DropTable("data_keys");
    }
}
