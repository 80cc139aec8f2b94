using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Organisations and the networks they take part in.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_03_OrganizationsTable")]
internal sealed class OrganizationsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "organizations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                slug = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                alternate_name = t.Column<string>(nullable: true),
                description = t.Column<string>(nullable: true),
                missions = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                website = t.Column<string>(nullable: true),
                legal_status = t.Column<string>(nullable: true),
                tax_status = t.Column<string>(nullable: true),
                tax_id = t.Column<string>(nullable: true),
                year_incorporated = t.Column<int>(nullable: true),
                structure_type = t.Column<string>(nullable: true),
                parent_id = t.Column<Guid>(nullable: true),
                place_code = t.Column<string>(nullable: true),
                bce = t.Column<string>(nullable: true),
                siret = t.Column<string>(nullable: true),
                finess = t.Column<string>(nullable: true),
                state = t.Column<string>(nullable: false),
                source = t.Column<string>(nullable: false),
                source_id = t.Column<string>(nullable: false),
                extra = t.Column<string>(nullable: false),
                updated_at = t.Column<DateTime>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_organizations", x => x.id);
                t.ForeignKey("fk_organizations_organizations_parent_id", x => x.parent_id, "organizations", "id");
            });

        migrationBuilder.CreateTable(
            "networks",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                slug = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                kind = t.Column<string>(nullable: false),
                place_code = t.Column<string>(nullable: true),
                description = t.Column<string>(nullable: true),
                website = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                source = t.Column<string>(nullable: false),
                source_id = t.Column<string>(nullable: false),
                updated_at = t.Column<DateTime>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_networks", x => x.id);
            });

        migrationBuilder.CreateTable(
            "network_members",
            t => new
            {
                network_id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_network_members", x => new { x.network_id, x.organization_id });
                t.ForeignKey("fk_network_members_networks_network_id", x => x.network_id, "networks", "id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("fk_network_members_organizations_organization_id", x => x.organization_id, "organizations", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_network_members_organization_id", "network_members", "organization_id");
        migrationBuilder.CreateIndex("ix_networks_slug", "networks", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_organizations_parent_id", "organizations", "parent_id");
        migrationBuilder.CreateIndex("ix_organizations_slug", "organizations", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_organizations_source_source_id", "organizations", ["source", "source_id"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("network_members");
        migrationBuilder.DropTable("networks");
        migrationBuilder.DropTable("organizations");
    }
}
