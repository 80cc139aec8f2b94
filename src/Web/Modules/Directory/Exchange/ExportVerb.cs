using System.CommandLine;
using Maillage.Modules.Directory.Exchange.Inclusion;
using Maillage.Modules.Directory.Exchange.Tables;
using Maillage.Modules.Directory.Hsds;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>`export KIND PATH`: writes the directory for others, or to keep.</summary>
internal sealed class ExportVerb : IVerb
{
    private readonly Argument<string> kind = new("kind") { Description = "hsds, data-inclusion, directory-csv, action" };
    private readonly Argument<string> to = new("path") { Description = "Folder, or a file; for an action its id, as grand-est/84326" };
    private readonly Argument<string?> file = new("file") { Description = "For an action: the file to write; the output by default", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> open = new("--open") { Description = "Only what anyone may read: no drafts, no unlisted entries, no people" };

    public Command Build()
    {
        kind.AcceptOnlyFromAmong(["hsds", "data-inclusion", "directory-csv", .. Discovered.All<IExportKind>().Select(k => k.Name)]);
        var command = new Command("export", "Writes the directory, or the record of an action, into files") { kind, to, file, ServeVerb.Data(), DataApplication.Database(), open };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(to));
        var what = parsed.GetRequiredValue(kind);
        if (Discovered.All<IExportKind>().FirstOrDefault(k => k.Name == what) is { } other)
        {
            await using var program = await DataApplication.Open(parsed, cancel);
            await program.Services.LoadLists(cancel);
            var written = parsed.GetValue(file) is { } name ? Path.GetFullPath(name) : null;
            return await other.Run(parsed.GetRequiredValue(to), written, program.Services, parsed.InvocationConfiguration.Output, cancel);
        }
        await using var app = await DataApplication.Open(parsed, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        await app.Services.LoadLists(cancel);
        // A spreadsheet and data·inclusion are made to be passed on: they hold only what anyone may read.
        var bundle = await DirectoryReading.Read(scope.ServiceProvider.GetRequiredService<AppDb>(), parsed.GetValue(open) || what != "hsds", cancel);
        var vocabularies = app.Services.GetRequiredService<IVocabularies>();
        try
        {
            if (what == "hsds")
                await HsdsExport.Write([.. new HsdsTables(bundle, new OwnTaxonomies(vocabularies), vocabularies).Write()], path, cancel);
            else if (what == "data-inclusion")
                return await Inclusion(new InclusionExport(bundle, vocabularies), path, parsed.InvocationConfiguration);
            else
                await WholeFile.Write(path, stream => Spreadsheet(new DirectoryCsv(bundle, vocabularies, app.Services.GetRequiredService<Settings>().PublicUrl).Write(), stream, cancel));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be written ({e.Message}).");
        }
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{bundle.Organizations.Count} organisations, {bundle.Services.Count} services, {bundle.Locations.Count} locations written to {path}");
        return 0;
    }

    private static async Task<int> Inclusion(InclusionExport export, string path, InvocationConfiguration streams)
    {
        var (structures, services) = await export.Write(path);
        foreach (var entry in export.LeftOut)
            await streams.Error.WriteLineAsync($"left out: {entry}");
        await streams.Output.WriteLineAsync($"{structures} structures, {services} services written to {path}; {export.LeftOut.Count} left out");
        return 0;
    }

    private static async Task Spreadsheet(WrittenTable table, Stream stream, CancellationToken cancel)
    {
        // With its mark, so that spreadsheets read the accents.
        await using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await HsdsExport.WriteCsv(table, writer, cancel);
    }
}
