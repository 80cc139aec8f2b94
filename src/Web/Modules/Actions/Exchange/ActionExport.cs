using System.Text;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>`export action grand-est/84326 [FILE]`: a record as the file it came from, or as it has become since.</summary>
internal sealed class ActionExport : IExportKind
{
    public string Name => "action";

    public async Task<int> Run(string id, string? path, IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (region, number) = id.Split('/', 2) is [var first, var second] ? (first, second) : (ActionFile.OwnRegion, id);
        var record = await db.Set<ActionRecord>().AsNoTracking().Include(a => a.Links)
            .SingleOrDefaultAsync(a => (a.RegistryRegion == region && a.RegistryNumber == number) || (region == ActionFile.OwnRegion && a.Slug == number), cancel)
            ?? throw new BadInputException($"No action {id} here. Its id is the register's region and number, as grand-est/84326, or maillage/ and the last word of its address.");
        var json = new ActionFile(services.GetRequiredService<IVocabularies>(), services.GetRequiredService<IPlaces>()).Write(record);
        if (path is null)
        {
            await output.WriteLineAsync(json);
            return 0;
        }
        try
        {
            var draft = $"{path}.partial";
            await File.WriteAllTextAsync(draft, json, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be written ({e.Message}).");
        }
        await output.WriteLineAsync($"{record.RegistryKey ?? record.Slug} written to {path}");
        return 0;
    }
}
