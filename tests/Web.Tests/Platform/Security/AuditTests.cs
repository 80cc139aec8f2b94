using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Platform.Security;

public sealed class AuditTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        await using var db = database.Open();
        await db.Database.MigrateAsync(Cancel);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Writers_at_the_same_time_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var act = 0; act < 5; act++)
                await Write($"test:{writer}-{act}");
        }));

        (await Check()).ShouldBe((40, null));
    }

    [Fact]
    public async Task Erased_details_leave_a_chain_that_holds()
    {
        await Write("test:1");
        await Write("test:2");
        await using (var db = database.Open())
        {
            var entry = await db.Set<AuditEntry>().FirstAsync(e => e.Subject == "test:1", Cancel);
            entry.EraseDetails();
            await db.SaveChangesAsync(Cancel);
        }

        (await Check()).ShouldBe((2, null));
        await using var after = database.Open();
        (await after.Set<AuditEntry>().CountAsync(e => e.Details == null, Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_line_is_named()
    {
        await Write("test:1");
        await Write("test:2");
        await Write("test:3");
        await using (var db = database.Open())
            await db.Set<AuditEntry>().Where(e => e.Sequence == 2).ExecuteUpdateAsync(s => s.SetProperty(e => e.Act, "other.act"), Cancel);

        (await Check()).ShouldBe((1, 2));
        (await Verify()).ShouldBe(1);
    }

    [Fact]
    public async Task A_line_taken_out_is_noticed()
    {
        await Write("test:1");
        await Write("test:2");
        await Write("test:3");
        (await Verify()).ShouldBe(0);
        await using (var db = database.Open())
            await db.Set<AuditEntry>().Where(e => e.Sequence == 2).ExecuteDeleteAsync(Cancel);

        (await Check()).ShouldBe((1, 3));
    }

    private async Task Write(string subject)
    {
        await using var db = database.Open();
        db.Record(new AuditFact("test.act", subject, null, "une phrase"));
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<(long, long?)> Check()
    {
        await using var db = database.Open();
        var check = await AuditChain.Verify(db, Cancel);
        return (check.Last, check.BrokenAt);
    }

    // The verb reads the same settings as a server; only the folder can be given by an option.
    private async Task<int> Verify()
    {
        if (!Engine.IsPostgres)
            return await CommandLine.Run(["audit", "verify", "--data", database.Folder]);
        return (await Check()).Item2 is null ? 0 : 1;
    }
}
