using Maillage.Demo;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Vocabularies.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Demo;

public sealed class DemoWorldTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_directory_of_the_demo_world_stands_in_the_four_territories()
    {
        await using var db = world.Open();
        var areas = (await db.Set<Service>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).SelectMany(s => s.AreasServed).ToHashSet();
        Assert.Superset(new HashSet<string> { "be-reg-04000", "be-reg-03000", "fr-dep-57", "fr-dep-972" }, areas);
        Assert.InRange(await db.Set<Service>().CountAsync(TestContext.Current.CancellationToken), 55, 80);
    }

    [Fact]
    public async Task Filling_a_directory_that_holds_something_changes_nothing()
    {
        await using var db = world.Open();
        var before = await db.Set<Provenance>().CountAsync(TestContext.Current.CancellationToken);
        await new DemoWorld().Fill(world.Services, TestContext.Current.CancellationToken);
        Assert.Equal(before, await db.Set<Provenance>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_code_of_the_demo_world_is_in_its_list()
    {
        var lists = world.Services.GetRequiredService<IVocabularies>();
        await using var db = world.Open();
        var unknown = (await db.Set<Service>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).SelectMany(s => new (string List, List<string> Codes)[]
        {
            (Lists.SupportTypes, s.Supports), (Lists.PersonHelpTypes, s.PersonHelps), (Lists.NeedPurposes, s.Purposes), (Lists.RequesterSectors, s.Sectors),
            (Lists.Settings, s.Settings), (Lists.Publics, s.Publics), (Lists.Themes, s.Themes), (Lists.Languages, s.Languages),
            (Lists.Accessibility, s.Accessibility), (Lists.DeliveryModes, s.Modes), (Lists.EntryStates, [s.State]),
        }.SelectMany(l => l.Codes.Where(c => lists.Find(l.List, c) is null).Select(c => $"{s.Slug}: {l.List} {c}"))).ToList();
        Assert.Empty(unknown);
    }
}
