using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Tests.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Accounts.Sessions;

public sealed class SessionCleaningTests(World world) : IClassFixture<World>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_goes_when_it_has_ended_or_was_not_used_for_as_long_as_its_owner_chose()
    {
        await using (var db = world.Open())
        {
            var owner = (await db.Set<Account>().FirstAsync(Cancel)).Id;
            const int kept = 24 * SessionPeriods.KeptDays;
            db.AddRange(
                One("courte, inutilisée", SessionPeriods.IdleHours, seen: Now.AddHours(-SessionPeriods.IdleHours), ends: Now.AddDays(1)),
                One("courte, utilisée", SessionPeriods.IdleHours, seen: Now.AddHours(-SessionPeriods.IdleHours).AddMinutes(1), ends: Now.AddDays(1)),
                One("gardée, inutilisée", kept, seen: Now.AddDays(-SessionPeriods.KeptDays), ends: Now.AddDays(1)),
                One("gardée, utilisée", kept, seen: Now.AddDays(-SessionPeriods.KeptDays).AddMinutes(1), ends: Now.AddDays(1)),
                One("au bout des soixante jours", kept, seen: Now, ends: Now));
            await db.SaveChangesAsync(Cancel);

            Session One(string device, int idle, DateTimeOffset seen, DateTimeOffset ends) =>
                new() { Id = Guid.CreateVersion7(), AccountId = owner, Device = device, StartedAt = ends.AddDays(-SessionPeriods.LongestDays), SeenAt = seen, IdleHours = idle, EndsAt = ends };
        }

        (await world.Clean<SessionCleaning>(Now)).ShouldBe(3);
        await using var after = world.Open();
        (await after.Set<Session>().Select(s => s.Device).Order().ToListAsync(Cancel)).ShouldBe(["courte, utilisée", "gardée, utilisée"]);
    }
}
