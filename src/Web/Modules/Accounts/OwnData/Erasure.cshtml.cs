using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Modules.Accounts.SignIn;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.OwnData;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class ErasureModel(AppDb db, IEnumerable<IPersonalData> parts, OwnPassword own, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    public async Task<IActionResult> OnPost()
    {
        var cancel = HttpContext.RequestAborted;
        if (!Sure)
            ModelState.AddModelError(nameof(Sure), texts["erasure.sure.missing"]);
        var account = await own.Check(this, nameof(Current), Current);
        if (account is null || !ModelState.IsValid)
            return this.Again();
        await using (var all = await db.Database.BeginTransactionAsync(cancel))
        {
            if (person.Is(Role.Administrator) && !await db.Set<Membership>().AnyAsync(m => m.Role == Role.Administrator && m.AccountId != account.Id && m.Ends == null, cancel))
                return this.Refused(new Refusal("erasure.last_administrator"), texts);
            var subject = new DataSubject(account.Id.Value, account.Email);
            foreach (var part in parts)
                await part.Erase(subject, cancel);
            db.Record(new AuditFact("account.erased", $"account:{account.Id}", account.Id.Value));
            await db.SaveChangesAsync(cancel);
            await all.CommitAsync(cancel);
        }
        await HttpContext.SignOutAsync(OpenSessions.Scheme);
        this.Say("done", texts["erasure.done"]);
        return LocalRedirect("/");
    }
}
