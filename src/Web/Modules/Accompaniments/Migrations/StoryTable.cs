using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Accompaniments.Migrations;

/// <summary>Anonymous stories with the agreement of the team.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_31_StoryTable")]
internal sealed class StoryTable : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "accompaniment_stories",
            t => new
            {
                action_id = t.Column<Guid>(nullable: false),
                code = t.Column<string>(nullable: false),
                title = t.Column<string>(nullable: false),
                body = t.Column<string>(nullable: false),
                credit = t.Column<string>(nullable: true),
                designee_name = t.Column<string>(nullable: true),
                designee_email = t.Column<string>(nullable: true),
                link_hash = t.Column<byte[]>(nullable: true),
                asked_on = t.Column<DateOnly>(nullable: true),
                agreed_on = t.Column<DateOnly>(nullable: true),
                published_on = t.Column<DateOnly>(nullable: true),
                withdrawn_on = t.Column<DateOnly>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_accompaniment_stories", x => x.action_id));
        migrationBuilder.CreateIndex("ix_accompaniment_stories_code", "accompaniment_stories", "code", unique: true);
        migrationBuilder.CreateIndex("ix_accompaniment_stories_link_hash", "accompaniment_stories", "link_hash", unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("accompaniment_stories");
}
