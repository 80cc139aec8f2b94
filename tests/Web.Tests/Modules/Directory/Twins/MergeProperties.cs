using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Twins;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Twins;

/// <summary>Whatever is merged and however it was chosen: taken back, the directory is the same, row by row.</summary>
public sealed class MergeProperties(World world) : IClassFixture<World>
{
    private static readonly string[] Moving = ["UpdatedAt", "Version"];
    private static readonly Author Someone = new(Guid.Parse("0195a000-0000-7000-8000-000000000001"), EntryKeeper.Coordination, TrustMarks.Document);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Merge_then_undo_gives_the_same_directory()
    {
        var random = new Random(20261126);
        var before = await Directory();
        for (var round = 0; round < 40; round++)
        {
            var kind = round % 4 == 3 ? EntryKind.Organization : EntryKind.Service;
            var (one, other) = await Pair(kind, random);
            var what = $"round {round}: {kind} {one} took {other}";
            var merge = await Merge(kind, one, other, random);
            (await Directory()).ShouldNotBe(before, what);
            // Sometimes a third goes into the same one, and both are taken back, the last first.
            Guid? second = null;
            if (round % 5 == 0 && await Pair(kind, random) is var (third, _) && third != one && third != other)
                second = await Merge(kind, one, third, random);
            if (second is { } last)
                await Undo(last, what);
            await Undo(merge, what);
            var after = await Directory();
            after.Except(before).Take(3).ShouldBeEmpty(what);
            before.Except(after).Take(3).ShouldBeEmpty(what);
        }
    }

    private async Task<Guid> Merge(EntryKind kind, Guid one, Guid other, Random random)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var (db, keeper) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<EntryKeeper>());
        var (kept, gone) = ((await keeper.Find(kind, one, Cancel))!, (await keeper.Find(kind, other, Cancel))!);
        var taken = Merging.Fields(kind).Where(_ => random.Next(2) == 0).Select(f => f.Name).ToList();
        (await scope.ServiceProvider.GetRequiredService<Merging>().Merge(kept, gone, taken, Someone, Cancel)).ShouldBeNull();
        await db.SaveChangesAsync(Cancel);
        return (await db.Set<Merge>().OrderByDescending(m => m.Id).FirstAsync(m => m.GoneId == other && m.UndoneAt == null, Cancel)).Id;
    }

    private async Task Undo(Guid merge, string what)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        (await scope.ServiceProvider.GetRequiredService<Merging>().Undo(await db.Set<Merge>().SingleAsync(m => m.Id == merge, Cancel), Someone, Cancel)).ShouldBeNull(what);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<(Guid One, Guid Other)> Pair(EntryKind kind, Random random)
    {
        await using var db = world.Open();
        var ids = kind is EntryKind.Service
            ? await db.Set<Service>().Where(s => EntryStates.Shown.Contains(s.State)).OrderBy(s => s.Id).Select(s => s.Id.Value).ToListAsync(Cancel)
            : await db.Set<Organization>().Where(o => EntryStates.Shown.Contains(o.State)).OrderBy(o => o.Id).Select(o => o.Id.Value).ToListAsync(Cancel);
        var one = ids[random.Next(ids.Count)];
        ids.Remove(one);
        return (one, ids[random.Next(ids.Count)]);
    }

    private async Task<HashSet<string>> Directory()
    {
        await using var db = world.Open();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("Maillage.Modules.Directory.", StringComparison.Ordinal) && t.ClrType.Namespace != typeof(Merge).Namespace))
            rows.UnionWith(await (Task<List<string>>)typeof(MergeProperties).GetMethod(nameof(Rows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!);
        return rows;
    }

    private static async Task<List<string>> Rows<T>(AppDb db, IEntityType type) where T : class
    {
        var properties = type.GetProperties().Where(p => !Moving.Contains(p.Name)).ToList();
        return (await db.Set<T>().AsNoTracking().ToListAsync(Cancel)).ConvertAll(row =>
            $"{type.GetTableName()} {string.Join('|', properties.Select(p => $"{p.Name}={System.Text.Json.JsonSerializer.Serialize(p.GetGetter().GetClrValue(row))}"))}");
    }
}
