using System.CommandLine;
using Maillage.Modules.Directory.Exchange.OrServices;
using Maillage.Modules.Directory.Exchange.Tables;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>`import KIND PATH`: brings a directory from elsewhere, in one transaction.</summary>
internal sealed class ImportVerb : IVerb
{
    private static readonly Argument<string> Kind = new("kind") { Description = "hsds, orservices" };
    private static readonly Argument<string> From = new("path") { Description = "File or folder" };
    private static readonly Option<string?> Source = new("--source") { Description = "Name of the source; the folder's name by default" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Time zone of the hours (IANA)" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Report, and write nothing" };
    private static readonly Option<bool> Strict = new("--strict") { Description = "One rejected record and nothing is written" };

    public Command Build()
    {
        Kind.AcceptOnlyFromAmong("hsds", "orservices");
        var command = new Command("import", "Brings organisations, services and locations from a file") { Kind, From, ServeVerb.Data, DataApplication.Database, Source, Zone, DryRun, Strict };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var progress = new Progress(error, 8);
        progress.Step("reading");
        var bundle = Read(parsed);
        progress.Step("read");
        await using var app = await DataApplication.Open(parsed, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var landing = new Landing(scope.ServiceProvider.GetRequiredService<AppDb>(), bundle, scope.ServiceProvider.GetRequiredService<TimeProvider>(), progress);
        var refused = parsed.GetValue(Strict) && bundle.Rejections.Count > 0;
        var landed = refused || parsed.GetValue(DryRun) ? await landing.Try(cancel) : await landing.Write(cancel);
        progress.Clear();

        foreach (var rejection in bundle.Rejections)
            await error.WriteLineAsync(rejection.ToString());
        if (refused)
        {
            await error.WriteLineAsync($"{bundle.Rejections.Count} records cannot be taken: nothing is written (--strict).");
            return 2;
        }
        await Report(output, bundle, landed, parsed.GetValue(DryRun));
        return 0;
    }

    private static Bundle Read(ParseResult parsed)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(From));
        var source = parsed.GetValue(Source) ?? Path.GetFileNameWithoutExtension(path.TrimEnd('/'));
        var zone = parsed.GetValue(Zone);
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new BadInputException($"--zone: {zone} is no time zone; give one as Europe/Brussels.");
        if (parsed.GetRequiredValue(Kind) == "hsds")
            return ReadHsds(path, source, zone);
        return new OrServicesReader(path, source, zone ?? throw new BadInputException("--zone: give the time zone of the hours in this inventory, as America/New_York.")).Read();
    }

    private static Bundle ReadHsds(string path, string source, string? zone)
    {
        var bundle = new Bundle(source);
        var file = HsdsFile.Read(path, bundle);
        bundle.Complete = file.IsOurs;
        return new HsdsReader(file, bundle, zone).Read();
    }

    private static async Task Report(TextWriter output, Bundle bundle, Landed landed, bool dry)
    {
        await output.WriteLineAsync($"{bundle.Source}: {bundle.Organizations.Count} organisations, {bundle.Services.Count} services, {bundle.Locations.Count} locations, {bundle.Addresses.Count} addresses, {bundle.Phones.Count} numbers, {bundle.Schedules.Count} hours, {bundle.Terms.Count} terms");
        if (bundle.Tally.Count > 0)
            await output.WriteLineAsync("Odd, kept as said:");
        foreach (var (code, times) in bundle.Tally)
            await output.WriteLineAsync($"{times,7} {code}");
        if (dry)
            await output.WriteLineAsync("Dry run: nothing is written.");
        await output.WriteLineAsync($"{landed.Created} created, {landed.Updated} updated, {landed.Unchanged} unchanged, {bundle.Rejections.Count} rejected");
    }
}
