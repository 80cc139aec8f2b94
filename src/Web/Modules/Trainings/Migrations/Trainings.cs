using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Trainings.Migrations;

/// <summary>Trainings that are announced, and the accompaniments they opened.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_40_TrainingsTables")]
internal sealed class TrainingsTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "trainings",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                service_id = t.Column<Guid>(nullable: true),
                sectors = t.Column<List<string>>(nullable: false),
                audience = t.Column<string>(nullable: true),
                prerequisites = t.Column<string>(nullable: true),
                price = t.Column<decimal>(precision: 10, scale: 2, nullable: true),
                price_note = t.Column<string>(nullable: true),
                place_code = t.Column<string>(nullable: true),
                venue = t.Column<string>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_trainings", x => x.action_id));
        migrationBuilder.CreateTable(
            "training_openings",
            t => new
            {
                opened_id = t.Column<Guid>(nullable: false),
                training_id = t.Column<Guid>(nullable: false),
                on = t.Column<DateOnly>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_training_openings", x => x.opened_id);
                t.ForeignKey("fk_training_openings_trainings_training_id", x => x.training_id, "trainings", "action_id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_trainings_service_id", "trainings", "service_id");
        migrationBuilder.CreateIndex("ix_training_openings_training_id", "training_openings", "training_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
