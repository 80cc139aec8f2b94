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
    private static readonly Argument<string> Kind = new("kind") { Description = "hsds, orservices, data-inclusion, action, cohort" };
    private static readonly Argument<string> From = new("path") { Description = "File or folder" };
    private static readonly Option<string?> Source = new("--source") { Description = "Name of the source; the folder's name by default" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Time zone of the hours (IANA)" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Report, and write nothing" };
    private static readonly Option<bool> Strict = new("--strict") { Description = "One rejected record and nothing is written" };

    private static readonly Option<bool> Part = new("--part") { Description = "The file is a part of its source: what it does not name is not marked as gone" };

    public Command Build()
    {
        Kind.AcceptOnlyFromAmong(["hsds", "orservices", "data-inclusion", .. Discovered.All<IImportKind>().Select(k => k.Name)]);
        var command = new Command("import", "Brings a directory, or records of actions, from a file") { Kind, From, ServeVerb.Data, DataApplication.Database, Source, Zone, DryRun, Strict, Part };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (Discovered.All<IImportKind>().FirstOrDefault(k => k.Name == parsed.GetRequiredValue(Kind)) is { } other)
        {
            await using var program = await DataApplication.Open(parsed, cancel);
            await program.Services.LoadLists(cancel);
            return await other.Run(new ImportOrder(Path.GetFullPath(parsed.GetRequiredValue(From)), parsed.GetValue(DryRun), parsed.GetValue(Strict), program.Services, output, error), cancel);
        }
        var progress = new Progress(error, 8);
        progress.Step("reading");
        await using var app = await DataApplication.Open(parsed, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        if (parsed.GetRequiredValue(Kind) == "data-inclusion")
            await app.Services.LoadLists(cancel);
        var bundle = Read(parsed, app.Services);
        bundle.Partial = parsed.GetValue(Part);
        progress.Step("read");
        var landing = new Landing(scope.ServiceProvider.GetRequiredService<AppDb>(), bundle, scope.ServiceProvider.GetRequiredService<TimeProvider>(), progress);
        var landed = await landing.Write(keep: () => !parsed.GetValue(DryRun) && (!parsed.GetValue(Strict) || bundle.Rejections.Count == 0), cancel);
        progress.Clear();

        foreach (var fault in bundle.Notes.Concat(bundle.Rejections))
            await error.WriteLineAsync(fault.ToString());
        if (parsed.GetValue(Strict) && bundle.Rejections.Count > 0)
        {
            await error.WriteLineAsync($"{bundle.Rejections.Count} records cannot be taken: nothing is written (--strict).");
            return 2;
        }
        await Report(output, bundle, landed, parsed.GetValue(DryRun));
        return 0;
    }

    private static Bundle Read(ParseResult parsed, IServiceProvider services)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(From));
        try
        {
            return Read(parsed, path, services);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read ({e.Message}).");
        }
    }

    private static Bundle Read(ParseResult parsed, string path, IServiceProvider services)
    {
        var source = parsed.GetValue(Source) ?? Path.GetFileNameWithoutExtension(path.TrimEnd('/'));
        var zone = parsed.GetValue(Zone);
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new BadInputException($"--zone: {zone} is no time zone; give one as Europe/Brussels.");
        if (parsed.GetRequiredValue(Kind) == "hsds")
            return ReadHsds(path, source, zone);
        if (parsed.GetRequiredValue(Kind) == "data-inclusion")
            return ReadInclusion(path, parsed.GetValue(Source) ?? throw new BadInputException("--source: give the name of the source, as dora."), services);
        return new OrServicesReader(path, source, zone ?? throw new BadInputException("--zone: give the time zone of the hours in this inventory, as America/New_York.")).Read();
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
