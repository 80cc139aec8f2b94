using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Services with what they offer.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_04_ServicesTable")]
internal sealed class ServicesTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "services",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                slug = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                alternate_name = t.Column<string>(nullable: true),
                description = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                url = t.Column<string>(nullable: true),
                state = t.Column<string>(nullable: false),
                application_process = t.Column<string>(nullable: true),
                fees = t.Column<string>(nullable: true),
                wait_time = t.Column<string>(nullable: true),
                eligibility = t.Column<string>(nullable: true),
                accreditations = t.Column<string>(nullable: true),
                licenses = t.Column<string>(nullable: true),
                supports = t.Column<List<string>>(nullable: false),
                person_helps = t.Column<List<string>>(nullable: false),
                purposes = t.Column<List<string>>(nullable: false),
                sectors = t.Column<List<string>>(nullable: false),
                settings = t.Column<List<string>>(nullable: false),
                publics = t.Column<List<string>>(nullable: false),
                themes = t.Column<List<string>>(nullable: false),
                languages = t.Column<List<string>>(nullable: false),
                accessibility = t.Column<List<string>>(nullable: false),
                modes = t.Column<List<string>>(nullable: false),
                areas_served = t.Column<List<string>>(nullable: false),
                area_description = t.Column<string>(nullable: true),
                source = t.Column<string>(nullable: false),
                source_id = t.Column<string>(nullable: false),
                extra = t.Column<string>(nullable: false),
                updated_at = t.Column<DateTime>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_services", x => x.id);
                t.ForeignKey("fk_services_organizations_organization_id", x => x.organization_id, "organizations", "id");
            });

        migrationBuilder.CreateTable(
            "service_offers",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                support = t.Column<string>(nullable: false),
                description = t.Column<string>(nullable: false),
                position = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_service_offers", x => x.id);
                t.ForeignKey("fk_service_offers_services_service_id", x => x.service_id, "services", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "training_modules",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                title = t.Column<string>(nullable: false),
                description = t.Column<string>(nullable: true),
                duration = t.Column<string>(nullable: true),
                audience = t.Column<string>(nullable: true),
                position = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_training_modules", x => x.id);
                t.ForeignKey("fk_training_modules_services_service_id", x => x.service_id, "services", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "tools",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                name = t.Column<string>(nullable: false),
                description = t.Column<string>(nullable: true),
                url = t.Column<string>(nullable: true),
                position = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_tools", x => x.id);
                t.ForeignKey("fk_tools_services_service_id", x => x.service_id, "services", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "contacts",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                name = t.Column<string>(nullable: true),
                title = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                phone = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_contacts", x => x.id);
                t.ForeignKey("fk_contacts_services_service_id", x => x.service_id, "services", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("ix_contacts_service_id", "contacts", "service_id");
        migrationBuilder.CreateIndex("ix_service_offers_service_id", "service_offers", "service_id");
        migrationBuilder.CreateIndex("ix_services_organization_id", "services", "organization_id");
        migrationBuilder.CreateIndex("ix_services_slug", "services", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_services_source_source_id", "services", ["source", "source_id"], unique: true);
        migrationBuilder.CreateIndex("ix_tools_service_id", "tools", "service_id");
        migrationBuilder.CreateIndex("ix_training_modules_service_id", "training_modules", "service_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("contacts");
        migrationBuilder.DropTable("tools");
        migrationBuilder.DropTable("training_modules");
        migrationBuilder.DropTable("service_offers");
        migrationBuilder.DropTable("services");
    }
}
