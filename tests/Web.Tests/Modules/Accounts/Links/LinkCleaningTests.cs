using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Links;
using Maillage.Tests.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Accounts.Links;

public sealed class LinkCleaningTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_of_a_mail_goes_at_its_end_and_not_before()
    {
        DateTimeOffset made;
        await using (var db = world.Open())
        {
            var links = new AccountLinks(db, world.Clock);
            var account = await db.Set<Account>().FirstAsync(a => a.Email == "karim.bensaid@demo.example", Cancel);
            made = world.Clock.GetUtcNow();
            await links.Make(account, LinkPurpose.Invitation, Cancel);
            await links.Make(account, LinkPurpose.PasswordReset, Cancel);
            await db.SaveChangesAsync(Cancel);
        }

        (await world.Clean<LinkCleaning>(made.AddMinutes(59))).ShouldBe(0);
        (await world.Clean<LinkCleaning>(made.AddMinutes(61))).ShouldBe(1);
        (await Left()).ShouldBe([LinkPurpose.Invitation]);
        (await world.Clean<LinkCleaning>(made.AddDays(7).AddMinutes(-1))).ShouldBe(0);
        (await world.Clean<LinkCleaning>(made.AddDays(7).AddMinutes(1))).ShouldBe(1);
        (await Left()).ShouldBeEmpty();

        async Task<List<LinkPurpose>> Left()
        {
            await using var db = world.Open();
            return await db.Set<AccountLink>().Select(l => l.Purpose).ToListAsync(Cancel);
        }
    }
}
