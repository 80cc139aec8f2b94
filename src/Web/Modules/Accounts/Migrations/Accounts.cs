using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maillage.Modules.Accounts.Migrations;

/// <summary>People who sign in, their sessions, passkeys and memberships.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261123_21_AccountTables")]
internal sealed class AccountTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "accounts",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                display_name = t.Column<string>(nullable: false),
                email = t.Column<string>(nullable: true),
                normalized_email = t.Column<string>(nullable: true),
                language = t.Column<string>(nullable: false),
                zone = t.Column<string>(nullable: false),
                created_at = t.Column<DateTime>(nullable: false),
                erased_at = t.Column<DateTime>(nullable: true),
                totp_secret = t.Column<string>(nullable: true),
                totp_step = t.Column<long>(nullable: false),
                recovery_codes = t.Column<List<string>>(nullable: false),
                email_confirmed = t.Column<bool>(nullable: false),
                password_hash = t.Column<string>(nullable: true),
                security_stamp = t.Column<string>(nullable: true),
                concurrency_stamp = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_accounts", x => x.id);
            });

        migrationBuilder.CreateTable(
            "account_passkeys",
            t => new
            {
                credential_id = t.Column<byte[]>(maxLength: 1024, nullable: false),
                user_id = t.Column<Guid>(nullable: false),
                data = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_account_passkeys", x => x.credential_id);
                t.ForeignKey("fk_account_passkeys_accounts_user_id", x => x.user_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "account_links",
            t => new
            {
                hash = t.Column<string>(nullable: false),
                account_id = t.Column<Guid>(nullable: false),
                purpose = t.Column<string>(nullable: false),
                ends_at = t.Column<DateTime>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_account_links", x => x.hash);
                t.ForeignKey("fk_account_links_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "sessions",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                account_id = t.Column<Guid>(nullable: false),
                device = t.Column<string>(nullable: false),
                started_at = t.Column<DateTime>(nullable: false),
                seen_at = t.Column<DateTime>(nullable: false),
                idle_hours = t.Column<int>(nullable: false),
                ends_at = t.Column<DateTime>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_sessions", x => x.id);
                t.ForeignKey("fk_sessions_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "teams",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                name = t.Column<string>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_teams", x => x.id);
            });

        migrationBuilder.CreateTable(
            "memberships",
            t => new
            {
                id = t.Column<Guid>(nullable: false),
                account_id = t.Column<Guid>(nullable: false),
                role = t.Column<string>(nullable: false),
                organization_id = t.Column<Guid>(nullable: true),
                team_id = t.Column<Guid>(nullable: true),
                begins = t.Column<DateOnly>(nullable: false),
                ends = t.Column<DateOnly>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_memberships", x => x.id);
                t.ForeignKey("fk_memberships_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("fk_memberships_teams_team_id", x => x.team_id, "teams", "id");
            });

        migrationBuilder.CreateIndex("ix_account_links_account_id", "account_links", "account_id");
        migrationBuilder.CreateIndex("ix_account_passkeys_user_id", "account_passkeys", "user_id");
        migrationBuilder.CreateIndex("ix_accounts_normalized_email", "accounts", "normalized_email", unique: true);
        migrationBuilder.CreateIndex("ix_memberships_account_id", "memberships", "account_id");
        migrationBuilder.CreateIndex("ix_memberships_organization_id", "memberships", "organization_id");
        migrationBuilder.CreateIndex("ix_memberships_team_id", "memberships", "team_id");
        migrationBuilder.CreateIndex("ix_sessions_account_id", "sessions", "account_id");
        migrationBuilder.CreateIndex("ix_sessions_ends_at", "sessions", "ends_at");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("memberships");
        migrationBuilder.DropTable("teams");
        migrationBuilder.DropTable("sessions");
        migrationBuilder.DropTable("account_links");
        migrationBuilder.DropTable("account_passkeys");
        migrationBuilder.DropTable("accounts");
    }
}
