using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Field.Migrations;

/// <summary>Spaces of street teams with their rosters, and the keys of who works there.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_60_SpaceTables")]
internal sealed class SpaceTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "field_keys",
            t => new
            {
                account_id = t.Column<Guid>(nullable: false),
                n = t.Column<long>(nullable: false),
                enc = t.Column<byte[]>(nullable: false),
                sig = t.Column<byte[]>(nullable: false),
                priv = t.Column<byte[]>(nullable: false),
                pins_n = t.Column<long>(nullable: false),
                pins = t.Column<byte[]>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_keys", x => x.account_id);
            });

        migrationBuilder.CreateTable(
            "field_envelopes",
            t => new
            {
                account_id = t.Column<Guid>(nullable: false),
                kind = t.Column<string>(nullable: false),
                n = t.Column<long>(nullable: false),
                iterations = t.Column<long>(nullable: false),
                salt = t.Column<byte[]>(nullable: false),
                box = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_envelopes", x => new { x.account_id, x.kind });
            });

        migrationBuilder.CreateTable(
            "field_spaces",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                team_id = t.Column<Guid>(nullable: false),
                is_common = t.Column<bool>(nullable: false),
                gen = t.Column<Guid>(nullable: false),
                head = t.Column<long>(nullable: false),
                count = t.Column<long>(nullable: false),
                sum = t.Column<long>(nullable: false),
                roster_v = t.Column<long>(nullable: false),
                roster_hash = t.Column<byte[]>(nullable: false),
                epoch = t.Column<long>(nullable: false),
                min_epoch = t.Column<long>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_spaces", x => x.id);
            });

        migrationBuilder.CreateTable(
            "field_members",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                account_id = t.Column<Guid>(nullable: false),
                is_lead = t.Column<bool>(nullable: false),
                removed_in = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_members", x => new { x.space_id, x.account_id });
                t.ForeignKey("fk_field_members_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "field_rosters",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                v = t.Column<long>(nullable: false),
                seq = t.Column<long>(nullable: false),
                body = t.Column<byte[]>(nullable: false),
                sig = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_rosters", x => new { x.space_id, x.v });
                t.ForeignKey("fk_field_rosters_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "field_grants",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                epoch = t.Column<long>(nullable: false),
                to = t.Column<Guid>(nullable: false),
                by = t.Column<Guid>(nullable: false),
                roster = t.Column<byte[]>(nullable: false),
                enc = t.Column<byte[]>(nullable: false),
                ct = t.Column<byte[]>(nullable: false),
                sig = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_grants", x => new { x.space_id, x.to, x.epoch });
                t.ForeignKey("fk_field_grants_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "field_links",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                epoch = t.Column<long>(nullable: false),
                box = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_links", x => new { x.space_id, x.epoch });
                t.ForeignKey("fk_field_links_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_field_spaces_team_id", "field_spaces", "team_id", unique: true, filter: "is_common");
        migrationBuilder.CreateIndex("ix_field_members_account_id", "field_members", "account_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("field_links");
        migrationBuilder.DropTable("field_grants");
        migrationBuilder.DropTable("field_rosters");
        migrationBuilder.DropTable("field_members");
        migrationBuilder.DropTable("field_spaces");
        migrationBuilder.DropTable("field_envelopes");
        migrationBuilder.DropTable("field_keys");
    }
}
