using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Who said what, what was odd, and terms of foreign taxonomies.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_06_SourcesTable")]
internal sealed class SourcesTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "provenances",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                entry_id = t.Column<Guid>(nullable: false),
                field = t.Column<string>(nullable: false),
                how = t.Column<string>(nullable: false),
                who = t.Column<string>(nullable: false),
                at = t.Column<DateTime>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_provenances", x => x.id);
            });

        migrationBuilder.CreateTable(
            "source_flags",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                entry_id = t.Column<Guid>(nullable: true),
                source = t.Column<string>(nullable: false),
                said_where = t.Column<string>(nullable: false),
                field = t.Column<string>(nullable: false),
                code = t.Column<string>(nullable: false),
                said = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_source_flags", x => x.id);
            });

        migrationBuilder.CreateTable(
            "source_terms",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                source = t.Column<string>(nullable: false),
                source_id = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                description = t.Column<string>(nullable: true),
                taxonomy = t.Column<string>(nullable: true),
                taxonomy_id = t.Column<Guid>(nullable: true),
                parent_id = t.Column<Guid>(nullable: true),
                code = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_source_terms", x => x.id);
            });

        migrationBuilder.CreateTable(
            "service_terms",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                term_id = t.Column<Guid>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_service_terms", x => x.id);
                t.ForeignKey("fk_service_terms_services_service_id", x => x.service_id, "services", "id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("fk_service_terms_source_terms_term_id", x => x.term_id, "source_terms", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_provenances_entry_id_field", "provenances", ["entry_id", "field"]);
        migrationBuilder.CreateIndex("ix_service_terms_service_id_term_id", "service_terms", ["service_id", "term_id"], unique: true);
        migrationBuilder.CreateIndex("ix_service_terms_term_id", "service_terms", "term_id");
        migrationBuilder.CreateIndex("ix_source_flags_entry_id", "source_flags", "entry_id");
        migrationBuilder.CreateIndex("ix_source_terms_source_source_id", "source_terms", ["source", "source_id"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("service_terms");
        migrationBuilder.DropTable("source_terms");
        migrationBuilder.DropTable("source_flags");
        migrationBuilder.DropTable("provenances");
    }
}
