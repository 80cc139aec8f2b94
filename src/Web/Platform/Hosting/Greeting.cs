using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Maillage.Platform.Hosting;

/// <summary>What a server says to who started it: where it answers, who lives in the demo world, where mail goes.</summary>
internal static class Greeting
{
    public static void Say(WebApplication app, TextWriter output)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        output.WriteLine($"Maillage answers on {string.Join(", ", addresses)}");
        output.WriteLine(settings.IsPostgres ? "Data: PostgreSQL" : $"Data: {settings.Data}");
        // Only the host: the address may hold a secret.
        output.WriteLine(settings.Smtp is { } smtp
            ? $"Mail is sent through {(Uri.TryCreate(smtp, UriKind.Absolute, out var uri) ? uri.Host : "SMTP")}"
            : $"Mail is not sent: it is written to {Path.Combine(settings.Data, "mail")}{(settings.Demo ? $" and shown on {settings.PublicUrl}/courriels" : "")}");
        if (settings.Demo)
        {
            foreach (var line in Discovered.All<IDemoWorld>().SelectMany(w => w.Introduction))
                output.WriteLine(line);
        }
        output.WriteLine("Ctrl+C stops it.");
    }
}
