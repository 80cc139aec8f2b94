using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The sessions someone led. Attendance holds no name: it follows the application.</summary>
internal sealed class FacilitatorData(AppDb db) : IPersonalData
{
    public string Name => "seances";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<SessionFacilitator>(nameof(SessionFacilitator.FullName), nameof(SessionFacilitator.NameKey));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var account = new AccountId(person.Account);
        return await (from f in db.Set<SessionFacilitator>() where f.AccountId == account join s in db.Set<Session>() on f.SessionId equals s.Id orderby s.Date select new { s.Date, s.HalfDay, f.FullName }).ToListAsync(cancel);
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var account = new AccountId(person.Account);
        foreach (var f in await db.Set<SessionFacilitator>().Where(f => f.AccountId == account).ToListAsync(cancel))
            (f.FullName, f.NameKey, f.AccountId) = ("", "", null);
    }
}
