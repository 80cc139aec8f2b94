using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Places.Contracts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Search;

public sealed class OpenNowTests(World world) : IClassFixture<World>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    // Deep night everywhere; Tuesday morning in Europe; Tuesday morning in Martinique; Christmas.
    [Theory]
    [InlineData("2026-11-24T02:00:00Z")]
    [InlineData("2026-11-24T09:30:00Z")]
    [InlineData("2026-11-24T14:30:00Z")]
    [InlineData("2026-12-25T09:30:00Z")]
    public async Task Open_now_counts_the_services_with_an_open_door(string instant)
    {
        var now = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        await using var later = world.WithWebHostBuilder(b => b.ConfigureServices(s => s.AddSingleton<TimeProvider>(new Still(now))));
        var index = later.Services.GetRequiredService<DirectoryIndex>();
        var found = index.Find(new SearchQuery { OpenNow = true }).Total;

        found.ShouldBe(await CountByHand(later.Services.GetRequiredService<IPlaces>(), now));
        if (instant == "2026-11-24T09:30:00Z")
            found.ShouldBeInRange(1, index.Find(new SearchQuery()).Total - 1);
    }

    private async Task<int> CountByHand(IPlaces places, DateTimeOffset now)
    {
        await using var db = world.Open();
        var schedules = await db.Set<Schedule>().ToListAsync(Cancel);
        var exceptions = await db.Set<ScheduleException>().ToListAsync(Cancel);
        var at = await db.Set<ServiceAtLocation>().ToListAsync(Cancel);
        var locations = await db.Set<Location>().ToListAsync(Cancel);
        var open = 0;
        foreach (var service in await db.Set<Service>().Where(s => Maillage.Modules.Directory.EntryStates.Listed.Contains(s.State)).ToListAsync(Cancel))
        {
            var own = locations.Where(l => at.Any(a => a.ServiceId == service.Id && a.LocationId == l.Id)).ToList();
            if (ServiceHours.Of(service, own, schedules, exceptions, places).Any(d => d.ZoneIsKnown && d.Hours.At(now).Kind == OpenKind.Open))
                open++;
        }
        return open;
    }

    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
