using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Platform.Jobs;

public sealed class CleaningRoundTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_over_goes_once_an_hour_and_on_one_replica_only()
    {
        using var visitor = await Visitor.SignedIn(world, "thomas.weiler@demo.example");
        await using var replica = world.Replica();
        (await Both()).ShouldBe([true, false], ignoreOrder: true);
        await using (var db = world.Open())
            (await db.Set<Session>().CountAsync(Cancel)).ShouldBeGreaterThan(0);
        (await Both()).ShouldBe([false, false]);
        world.Clock.Advance(TimeSpan.FromDays(61));
        (await Both()).ShouldBe([true, false], ignoreOrder: true);
        await using var after = world.Open();
        (await after.Set<Session>().CountAsync(Cancel)).ShouldBe(0);

        async Task<bool[]> Both() => await Task.WhenAll(
            world.Services.GetRequiredService<CleaningRound>().CleanWhenDue(Cancel),
            replica.Services.GetRequiredService<CleaningRound>().CleanWhenDue(Cancel));
    }
}
