using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts;

/// <summary>For the administration, invitations that nobody has taken up; for everyone, a role of theirs that ends within a month.</summary>
internal sealed class AccountsToday(AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : IToday
{
    private const int Soon = 30;

    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var lines = new List<TodayLine>();
        if (person.Is(Role.Administrator))
        {
            var invited = await db.Set<Account>().AsNoTracking().Where(a => a.PasswordHash == null && a.ErasedAt == null).Select(a => new { a.Id, a.DisplayName, a.CreatedAt }).ToListAsync(cancel);
            lines.AddRange(invited.Select(a => new TodayLine(texts["people.today.invited", a.DisplayName], $"/compte/personnes/{a.Id}", DateOnly.FromDateTime(a.CreatedAt.UtcDateTime))));
        }
        var (id, soon) = (person.Id, today.AddDays(Soon));
        var ending = await db.Set<Memberships.Membership>().AsNoTracking().Where(m => m.AccountId == id && m.Ends >= today && m.Ends <= soon).Select(m => new { m.Role, m.Ends }).ToListAsync(cancel);
        lines.AddRange(ending.Select(m => new TodayLine(texts["people.today.ends", texts[$"role.{m.Role}"], m.Ends], "/compte", m.Ends!.Value.AddDays(-Soon))));
        return lines;
    }
}
