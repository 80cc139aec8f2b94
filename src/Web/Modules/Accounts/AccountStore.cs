using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Maillage.Modules.Accounts;

/// <summary>Identity's store over the one database. It saves nothing by itself: the act and its line in the audit log are saved together.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, AppDb, AccountId>
{
    public AccountStore(AppDb db) : base(db) => AutoSaveChanges = false;

    public override AccountId ConvertIdFromString(string? id) => Guid.TryParse(id, out var value) ? new AccountId(value) : default;
}
