using System.Text.Encodings.Web;
using System.Text.Json;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Maillage.Platform.Security.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.OwnData;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(AppDb db, IEnumerable<IPersonalData> parts, ICurrentPerson person) : PageModel
{
    // Read by people: accents stay letters.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IActionResult> OnGetFile()
    {
        var cancel = HttpContext.RequestAborted;
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == person.Id, cancel);
        var subject = new DataSubject(account.Id.Value, account.Email);
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in parts.OrderBy(p => p.Name, StringComparer.Ordinal))
            all[part.Name] = await part.Export(subject, cancel);
        db.Record(new AuditFact("data.exported", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(cancel);
        return File(JsonSerializer.SerializeToUtf8Bytes(all, Readable), "application/json", "maillage-mes-donnees.json");
    }
}
