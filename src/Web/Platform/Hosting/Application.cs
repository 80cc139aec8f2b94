using System.IO.Compression;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.ResponseCompression;

namespace Maillage.Platform.Hosting;

/// <summary>Puts the server together: settings, services of the platform, then what each module brings.</summary>
internal static class Application
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Application).Assembly.GetName().Name,
            ContentRootPath = ContentRoot(),
        });
        // Variables first, then options again: what is typed on the command line wins.
        builder.Configuration.AddEnvironmentVariables("MAILLAGE_").AddCommandLine(args);
        if (builder.Configuration["urls"] is { Length: > 0 } urls)
            builder.WebHost.UseUrls(urls);
        // Styles and fonts are found beside the project when not published; a published folder has no such list, and this does nothing.
        builder.WebHost.UseStaticWebAssets();
        // Otherwise an unpublished program sends its files unpacked and to be asked for again at each page.
        if (!builder.Environment.IsDevelopment())
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            // A pasted page of ten thousand accented letters reaches the search, which says in words that it is too long; the default cuts it off at 8 kB with a bare 414.
            k.Limits.MaxRequestLineSize = 96 * 1024;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Why a start failed is said in one sentence by who asked for it (CommandLine).
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Settings>();
        services.AddData();
        services.AddSafety();
        services.AddScreens();
        services.AddSingleton<Print.PaperPrinter>();
        services.AddScoped<Print.Paper>();
        services.AddMail();
        services.AddJobs();
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/geo+json", "application/ld+json", "application/x-ndjson", "application/atom+xml", "text/csv"];
        });
        // The fastest level leaves a fifth more on the line.
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.AddOpenApi("v1");
        services.AddHealthChecks();
        foreach (var module in Discovered.All<IModule>())
            module.AddServices(services, builder.Configuration);

        var app = builder.Build();
        app.UseSafety();
        app.UseScreens();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapTheme();
        app.MapHealthChecks("/sante").AllowAnonymous();
        app.MapOpenApi("/openapi.json").AllowAnonymous();
        foreach (var module in Discovered.All<IModule>())
            module.MapEndpoints(app);
        // An unknown address is not found, rather than a reason to sign in.
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
        return app;
    }

    /// <summary>Migrates the database, then runs every start-up step and, where asked, fills the demo world.</summary>
    public static async Task Prepare(this WebApplication app, CancellationToken cancel = default)
    {
        await app.Services.GetRequiredService<Migrator>().Migrate(cancel);
        foreach (var step in app.Services.GetServices<IStartupStep>().OrderBy(s => s.Order))
            await step.Run(cancel);
        if (!app.Services.GetRequiredService<Settings>().Demo)
            return;
        foreach (var world in Discovered.All<IDemoWorld>())
            await world.Fill(app.Services, cancel);
    }

    // The program may be started from any folder; its pages and files lie beside its assembly or its project.
    private static string ContentRoot() =>
        System.IO.Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : System.IO.Directory.GetCurrentDirectory();
}
