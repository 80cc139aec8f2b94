using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>An invented network of Brussels, Wallonia, Moselle and Martinique: what bin/run shows and the tests live in. Only an empty directory is filled.</summary>
internal sealed class DemoWorld : IDemoWorld
{
    public const string Source = "demo";

    public IEnumerable<string> Introduction => People.Introduction;

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await People.Fill(services, cancel);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Service>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var directory = new DemoDirectory(now);
        foreach (var file in DemoFile.All())
            directory.Add(file);
        db.AddRange(directory.Entities);
        await db.SaveChangesAsync(cancel);
        await DemoKeeping.Fill(scope.ServiceProvider, now, cancel);
    }

    /// <summary>The same id for the same thing in every demo world, so that tests, links and prints can name it.</summary>
    public static Guid Id(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"maillage demo {kind} {name}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
