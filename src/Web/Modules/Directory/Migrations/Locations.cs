using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Places of work, their addresses, numbers and hours.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_05_LocationsTable")]
internal sealed class LocationsTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "locations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                name = t.Column<string>(nullable: true),
                alternate_name = t.Column<string>(nullable: true),
                description = t.Column<string>(nullable: true),
                transportation = t.Column<string>(nullable: true),
                kind = t.Column<string>(nullable: false),
                latitude = t.Column<double>(nullable: true),
                longitude = t.Column<double>(nullable: true),
                place_code = t.Column<string>(nullable: true),
                time_zone = t.Column<string>(nullable: true),
                accessibility = t.Column<List<string>>(nullable: false),
                accessibility_details = t.Column<string>(nullable: true),
                source = t.Column<string>(nullable: false),
                source_id = t.Column<string>(nullable: false),
                extra = t.Column<string>(nullable: false),
                updated_at = t.Column<DateTime>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_locations", x => x.id);
                t.ForeignKey("fk_locations_organizations_organization_id", x => x.organization_id, "organizations", "id");
            });

        migrationBuilder.CreateTable(
            "addresses",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                location_id = t.Column<Guid>(nullable: false),
                attention = t.Column<string>(nullable: true),
                address1 = t.Column<string>(nullable: true),
                address2 = t.Column<string>(nullable: true),
                city = t.Column<string>(nullable: true),
                region = t.Column<string>(nullable: true),
                state_province = t.Column<string>(nullable: true),
                postal_code = t.Column<string>(nullable: true),
                country = t.Column<string>(nullable: true),
                kind = t.Column<string>(nullable: false),
                position = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_addresses", x => x.id);
                t.ForeignKey("fk_addresses_locations_location_id", x => x.location_id, "locations", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "service_at_locations",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: false),
                location_id = t.Column<Guid>(nullable: false),
                description = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_service_at_locations", x => x.id);
                t.ForeignKey("fk_service_at_locations_locations_location_id", x => x.location_id, "locations", "id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("fk_service_at_locations_services_service_id", x => x.service_id, "services", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "phones",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                service_id = t.Column<Guid>(nullable: true),
                location_id = t.Column<Guid>(nullable: true),
                number = t.Column<string>(nullable: false),
                extension = t.Column<string>(nullable: true),
                kind = t.Column<string>(nullable: true),
                description = t.Column<string>(nullable: true),
                language = t.Column<string>(nullable: true),
                source_id = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_phones", x => x.id);
                t.ForeignKey("fk_phones_locations_location_id", x => x.location_id, "locations", "id");
                t.ForeignKey("fk_phones_organizations_organization_id", x => x.organization_id, "organizations", "id");
                t.ForeignKey("fk_phones_services_service_id", x => x.service_id, "services", "id");
            });

        migrationBuilder.CreateTable(
            "schedules",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: true),
                location_id = t.Column<Guid>(nullable: true),
                valid_from = t.Column<DateOnly>(nullable: true),
                valid_to = t.Column<DateOnly>(nullable: true),
                by_day = t.Column<string>(nullable: true),
                opens_at = t.Column<TimeOnly>(nullable: true),
                closes_at = t.Column<TimeOnly>(nullable: true),
                frequency = t.Column<string>(nullable: true),
                interval = t.Column<int>(nullable: true),
                by_month_day = t.Column<string>(nullable: true),
                description = t.Column<string>(nullable: true),
                said = t.Column<string>(nullable: true),
                source_id = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_schedules", x => x.id);
                t.ForeignKey("fk_schedules_locations_location_id", x => x.location_id, "locations", "id");
                t.ForeignKey("fk_schedules_services_service_id", x => x.service_id, "services", "id");
            });

        migrationBuilder.CreateTable(
            "schedule_exceptions",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: true),
                location_id = t.Column<Guid>(nullable: true),
                first_day = t.Column<DateOnly>(nullable: false),
                last_day = t.Column<DateOnly>(nullable: false),
                opens_at = t.Column<TimeOnly>(nullable: true),
                closes_at = t.Column<TimeOnly>(nullable: true),
                reason = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_schedule_exceptions", x => x.id);
                t.ForeignKey("fk_schedule_exceptions_locations_location_id", x => x.location_id, "locations", "id");
                t.ForeignKey("fk_schedule_exceptions_services_service_id", x => x.service_id, "services", "id");
            });

        migrationBuilder.CreateIndex("ix_addresses_location_id", "addresses", "location_id");
        migrationBuilder.CreateIndex("ix_locations_organization_id", "locations", "organization_id");
        migrationBuilder.CreateIndex("ix_locations_source_source_id", "locations", ["source", "source_id"], unique: true);
        migrationBuilder.CreateIndex("ix_phones_location_id", "phones", "location_id");
        migrationBuilder.CreateIndex("ix_phones_organization_id", "phones", "organization_id");
        migrationBuilder.CreateIndex("ix_phones_service_id", "phones", "service_id");
        migrationBuilder.CreateIndex("ix_schedule_exceptions_location_id", "schedule_exceptions", "location_id");
        migrationBuilder.CreateIndex("ix_schedule_exceptions_service_id", "schedule_exceptions", "service_id");
        migrationBuilder.CreateIndex("ix_schedules_location_id", "schedules", "location_id");
        migrationBuilder.CreateIndex("ix_schedules_service_id", "schedules", "service_id");
        migrationBuilder.CreateIndex("ix_service_at_locations_location_id", "service_at_locations", "location_id");
        migrationBuilder.CreateIndex("ix_service_at_locations_service_id_location_id", "service_at_locations", ["service_id", "location_id"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("schedule_exceptions");
        migrationBuilder.DropTable("schedules");
        migrationBuilder.DropTable("phones");
        migrationBuilder.DropTable("service_at_locations");
        migrationBuilder.DropTable("addresses");
        migrationBuilder.DropTable("locations");
    }
}
