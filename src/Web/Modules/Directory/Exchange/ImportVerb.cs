using System.CommandLine;
using Maillage.Modules.Directory.Exchange.Inclusion;
using Maillage.Modules.Directory.Exchange.OrServices;
using Maillage.Modules.Directory.Exchange.Tables;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>`import KIND PATH`: brings a directory from elsewhere, in one transaction; other kinds of files are brought by their modules.</summary>
internal sealed class ImportVerb : IVerb
{
    private readonly Argument<string> kind = new("kind") { Description = "hsds, orservices, data-inclusion, action, cohort" };
    private readonly Argument<string> from = new("path") { Description = "File or folder" };
    private readonly Option<string?> source = new("--source") { Description = "Name of the source; the folder's name by default" };
    private readonly Option<string?> zone = new("--zone") { Description = "Time zone of the hours (IANA)" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Report, and write nothing" };
    private readonly Option<bool> strict = new("--strict") { Description = "One rejected record and nothing is written" };
    private readonly Option<bool> part = new("--part") { Description = "The file is a part of its source: what it does not name is not marked as gone" };

    public Command Build()
    {
        kind.AcceptOnlyFromAmong(["hsds", "orservices", "data-inclusion", .. Discovered.All<IImportKind>().Select(k => k.Name)]);
        var command = new Command("import", "Brings a directory, or records of actions, from a file") { kind, from, ServeVerb.Data(), DataApplication.Database(), source, zone, dryRun, strict, part };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (Discovered.All<IImportKind>().FirstOrDefault(k => k.Name == parsed.GetRequiredValue(kind)) is { } other)
        {
            await using var program = await DataApplication.Open(parsed, cancel);
            await program.Services.LoadLists(cancel);
            return await other.Run(new ImportOrder(Path.GetFullPath(parsed.GetRequiredValue(from)), parsed.GetValue(dryRun), parsed.GetValue(strict), program.Services, output, error), cancel);
        }
        var progress = new Progress(error, 8);
        progress.Step("reading");
        await using var app = await DataApplication.Open(parsed, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        if (parsed.GetRequiredValue(kind) == "data-inclusion")
            await app.Services.LoadLists(cancel);
        var bundle = Read(parsed, app.Services);
        bundle.Partial = parsed.GetValue(part);
        progress.Step("read");
        var landing = new Landing(scope.ServiceProvider.GetRequiredService<AppDb>(), bundle, scope.ServiceProvider.GetRequiredService<TimeProvider>(), progress);
        var landed = await landing.Write(keep: () => !parsed.GetValue(dryRun) && (!parsed.GetValue(strict) || bundle.Rejections.Count == 0), cancel);
        progress.Clear();

        foreach (var fault in bundle.Notes.Concat(bundle.Rejections))
            await error.WriteLineAsync(fault.ToString());
        if (parsed.GetValue(strict) && bundle.Rejections.Count > 0)
        {
            await error.WriteLineAsync($"{bundle.Rejections.Count} records cannot be taken: nothing is written (--strict).");
            return 2;
        }
        await Report(output, bundle, landed, parsed.GetValue(dryRun));
        return 0;
    }

    private Bundle Read(ParseResult parsed, IServiceProvider services)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(from));
        try
        {
            return Read(parsed, path, services);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read ({e.Message}).");
        }
    }

    private Bundle Read(ParseResult parsed, string path, IServiceProvider services)
    {
        var named = parsed.GetValue(source) ?? Path.GetFileNameWithoutExtension(path.TrimEnd('/'));
        var clock = parsed.GetValue(zone);
        if (clock is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(clock, out _))
            throw new BadInputException($"--zone: {clock} is no time zone; give one as Europe/Brussels.");
        if (parsed.GetRequiredValue(kind) == "hsds")
            return ReadHsds(path, named, clock);
        if (parsed.GetRequiredValue(kind) == "data-inclusion")
            return ReadInclusion(path, parsed.GetValue(source) ?? throw new BadInputException("--source: give the name of the source, as dora."), services);
        return new OrServicesReader(path, named, clock ?? throw new BadInputException("--zone: give the time zone of the hours in this inventory, as America/New_York.")).Read();
    }

    private static Bundle ReadHsds(string path, string source, string? zone)
    {
        var bundle = new Bundle(source);
        var file = HsdsFile.Read(path, bundle);
        bundle.Complete = file.IsOurs;
        return new HsdsReader(file, bundle, zone).Read();
    }

    private static Bundle ReadInclusion(string path, string source, IServiceProvider services)
    {
        var bundle = new Bundle(source);
        var file = System.IO.Directory.Exists(path) ? InclusionLines.Read(path, bundle)
            : File.Exists(path) ? InclusionSpreadsheet.Read(path, bundle) : throw new BadInputException($"{path}: no such file or folder.");
        return new InclusionReader(file, bundle, services.GetRequiredService<IPlaces>()).Read();
    }

    private static async Task Report(TextWriter output, Bundle bundle, Landed landed, bool dry)
    {
        await output.WriteLineAsync($"{bundle.Source}: {bundle.Organizations.Count} organisations, {bundle.Services.Count} services, {bundle.Locations.Count} locations, {bundle.Addresses.Count} addresses, {bundle.Phones.Count} numbers, {bundle.Schedules.Count} hours, {bundle.Terms.Count} terms");
        if (bundle.Tally.Count > 0)
            await output.WriteLineAsync("Odd, kept as said:");
        foreach (var (code, times) in bundle.Tally)
            await output.WriteLineAsync($"{times,7} {code}");
        if (landed.Gone is { All: > 0 } gone)
            await output.WriteLineAsync($"{gone.All} no longer in the source ({gone.Organizations} organisations, {gone.Services} services, {gone.Locations} locations): {(gone.Marked ? "kept, and marked as absent from it." : "not marked, as this file is not all of it.")}");
        if (dry)
            await output.WriteLineAsync("Dry run: nothing is written.");
        await output.WriteLineAsync($"{landed.Created} created, {landed.Updated} updated, {landed.Unchanged} unchanged, {bundle.Rejections.Count} rejected");
    }
}
