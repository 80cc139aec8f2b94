using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Directory.Migrations;

/// <summary>Searches that someone asked to be told of.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261126_41_SavedSearches")]
internal sealed class SavedSearches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "saved_searches",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                email = t.Column<string>(nullable: false),
                email_key = t.Column<string>(nullable: false),
                query = t.Column<string>(nullable: false),
                language = t.Column<string>(nullable: false),
                every_days = t.Column<int>(nullable: false),
                created_at = t.Column<DateTime>(nullable: false),
                confirmed_at = t.Column<DateTime>(nullable: true),
                seen_until = t.Column<DateTime>(nullable: false),
                due_at = t.Column<DateTime>(nullable: false),
                refused_on = t.Column<DateOnly>(nullable: true),
                taken_by = t.Column<Guid>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_saved_searches", x => x.id));
        migrationBuilder.CreateIndex("ix_saved_searches_email_key_query", "saved_searches", ["email_key", "query"], unique: true);
        migrationBuilder.CreateIndex("ix_saved_searches_due_at", "saved_searches", "due_at", filter: "confirmed_at is not null and refused_on is null");
        migrationBuilder.CreateIndex("ix_saved_searches_taken_by", "saved_searches", "taken_by");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A backup is the way back.");
}
