using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Campaigns.Migrations;

/// <summary>The function of a contact, what is searched, and files that wait for their confirmation.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261125_41_ContactColumns")]
internal sealed class ContactColumns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("contact_function", "contacts_of_lists", nullable: true);
        migrationBuilder.AddColumn<string>("search_key", "contacts_of_lists", nullable: false, defaultValue: "");
        migrationBuilder.CreateIndex("ix_contacts_of_lists_list_id_search_key", "contacts_of_lists", ["list_id", "search_key"]);
        migrationBuilder.CreateTable(
            "waiting_contact_files",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                list_id = t.Column<Guid>(nullable: false),
                account_id = t.Column<Guid>(nullable: false),
                content = t.Column<byte[]>(nullable: false),
                lawful_basis = t.Column<string>(nullable: false),
                basis_text = t.Column<string>(nullable: true),
                origin = t.Column<string>(nullable: true),
                sent_at = t.Column<DateTime>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_waiting_contact_files", x => x.id);
                t.ForeignKey("fk_waiting_contact_files_mailing_lists_list_id", x => x.list_id, "mailing_lists", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_waiting_contact_files_list_id", "waiting_contact_files", "list_id");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("waiting_contact_files");
        migrationBuilder.DropIndex("ix_contacts_of_lists_list_id_search_key", "contacts_of_lists");
        migrationBuilder.Sql("alter table contacts_of_lists drop column search_key");
        migrationBuilder.Sql("alter table contacts_of_lists drop column contact_function");
    }
}
