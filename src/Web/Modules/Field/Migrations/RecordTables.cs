using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Field.Migrations;

/// <summary>Sealed records and files, and what teams send in clear.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_61_RecordTables")]
internal sealed class RecordTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "field_revisions",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                seq = t.Column<long>(nullable: false),
                record_id = t.Column<Guid>(nullable: false),
                rev = t.Column<long>(nullable: false),
                epoch = t.Column<long>(nullable: false),
                wrap = t.Column<byte[]>(nullable: false),
                old_epoch = t.Column<long>(nullable: true),
                old_wrap = t.Column<byte[]>(nullable: true),
                ct = t.Column<byte[]>(nullable: false),
                tag = t.Column<byte[]>(nullable: false),
                superseded_on = t.Column<DateOnly>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_revisions", x => new { x.space_id, x.seq });
                t.ForeignKey("fk_field_revisions_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "field_operations",
            t => new
            {
                account_id = t.Column<Guid>(nullable: false),
                op = t.Column<Guid>(nullable: false),
                hash = t.Column<byte[]>(nullable: false),
                rev = t.Column<long>(nullable: false),
                seq = t.Column<long>(nullable: false),
                day = t.Column<DateOnly>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_operations", x => new { x.account_id, x.op });
            });

        migrationBuilder.CreateTable(
            "field_erasures",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                record_id = t.Column<Guid>(nullable: false),
                seq = t.Column<long>(nullable: false),
                day = t.Column<int>(nullable: false),
                epoch = t.Column<long>(nullable: false),
                by = t.Column<Guid>(nullable: false),
                sig = t.Column<byte[]>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_erasures", x => new { x.space_id, x.record_id });
                t.ForeignKey("fk_field_erasures_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "field_files",
            t => new
            {
                space_id = t.Column<Guid>(nullable: false),
                file_id = t.Column<Guid>(nullable: false),
                number = t.Column<int>(nullable: false),
                count = t.Column<int>(nullable: false),
                record_id = t.Column<Guid>(nullable: false),
                bytes = t.Column<byte[]>(nullable: false),
                day = t.Column<DateOnly>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_files", x => new { x.space_id, x.file_id, x.number });
                t.ForeignKey("fk_field_files_field_spaces_space_id", x => x.space_id, "field_spaces", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "field_outings",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                team_id = t.Column<Guid>(nullable: false),
                day = t.Column<DateOnly>(nullable: false),
                kind = t.Column<string>(nullable: false),
                commune = t.Column<string>(nullable: false),
                minutes = t.Column<int>(nullable: false),
                posts = t.Column<string>(nullable: false),
                anonymous = t.Column<int>(nullable: false),
                known = t.Column<int>(nullable: false),
                relatives = t.Column<int>(nullable: false),
                given = t.Column<string>(nullable: false),
                returned = t.Column<string>(nullable: false),
                acts = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_outings", x => x.id);
            });

        migrationBuilder.CreateTable(
            "field_figures",
            t => new
            {
                team_id = t.Column<Guid>(nullable: false),
                begins = t.Column<DateOnly>(nullable: false),
                ends = t.Column<DateOnly>(nullable: false),
                definition = t.Column<string>(nullable: false),
                cells = t.Column<string>(nullable: false),
                by = t.Column<Guid>(nullable: true),
                on = t.Column<DateOnly>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_field_figures", x => new { x.team_id, x.begins, x.ends });
            });

        migrationBuilder.CreateIndex("ix_field_revisions_space_id_record_id_rev", "field_revisions", ["space_id", "record_id", "rev"]);
        migrationBuilder.CreateIndex("ix_field_revisions_space_id_record_id", "field_revisions", ["space_id", "record_id"], unique: true, filter: "superseded_on is null");
        migrationBuilder.CreateIndex("ix_field_operations_day", "field_operations", "day");
        migrationBuilder.CreateIndex("ix_field_erasures_space_id_seq", "field_erasures", ["space_id", "seq"]);
        migrationBuilder.CreateIndex("ix_field_files_space_id_record_id", "field_files", ["space_id", "record_id"]);
        migrationBuilder.CreateIndex("ix_field_outings_team_id_day", "field_outings", ["team_id", "day"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("field_figures");
        migrationBuilder.DropTable("field_outings");
        migrationBuilder.DropTable("field_files");
        migrationBuilder.DropTable("field_erasures");
        migrationBuilder.DropTable("field_operations");
        migrationBuilder.DropTable("field_revisions");
    }
}
