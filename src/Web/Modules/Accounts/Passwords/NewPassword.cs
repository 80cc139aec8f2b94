using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Accounts.Passwords;

/// <summary>Sets a password that the rule accepts; what was tracked is saved by the caller.</summary>
internal static class NewPassword
{
    /// <summary>False, with the sentence on the field, when the rule refuses it.</summary>
    public static bool TryGive(UserManager<Account> people, Account account, string? password, ModelStateDictionary state, string field, Texts texts)
    {
        if (PasswordRule.WhatIsWrong(password ?? "", account.DisplayName, account.Email) is { } wrong)
        {
            state.AddModelError(field, texts[wrong]);
            return false;
        }
        account.PasswordHash = people.PasswordHasher.HashPassword(account, password!);
        account.SecurityStamp = Guid.CreateVersion7().ToString();
        account.ConcurrencyStamp = account.SecurityStamp;
        return true;
    }
}
