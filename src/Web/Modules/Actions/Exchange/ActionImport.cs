using System.Text;
using System.Text.Json;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>`import action PATH`: one record of a public register, or a folder of them.</summary>
internal sealed class ActionImport : IImportKind
{
    public string Name => "action";

    public async Task<int> Run(ImportOrder order, CancellationToken cancel)
    {
        await using var scope = order.Services.CreateAsyncScope();
        var landing = scope.ServiceProvider.GetRequiredService<ActionLanding>();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var path in Files(order.Path))
            await landing.Take(Path.GetFileName(path), Bytes(path), cancel);
        foreach (var fault in landing.Faults)
            await order.Error.WriteLineAsync(fault.ToString());
        if (order.Strict && landing.Rejected > 0)
        {
            await order.Error.WriteLineAsync($"{landing.Rejected} records cannot be taken: nothing is written (--strict).");
            return 2;
        }
        if (!order.DryRun)
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        else
        {
            await order.Output.WriteLineAsync("Dry run: nothing is written.");
        }
        await order.Output.WriteLineAsync($"{landing.Created} created, {landing.Updated} updated, {landing.Unchanged} unchanged, {landing.Rejected} rejected");
        return 0;
    }

    private static IReadOnlyList<string> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!System.IO.Directory.Exists(path))
            throw new BadInputException($"{path}: no such file or folder.");
        var files = System.IO.Directory.GetFiles(path, "*.json").Where(IsRecord).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new BadInputException($"{path}: holds no file whose $schema is {ActionFile.Schema}.");
    }

    // A folder may hold other files beside; only those that say what they are are taken.
    private static bool IsRecord(string path) =>
        new FileInfo(path).Length <= ActionFile.LargestFile && File.ReadAllText(path).Contains($"\"{ActionFile.Schema}\"", StringComparison.Ordinal);

    private static byte[] Bytes(string path)
    {
        try
        {
            if (new FileInfo(path).Length > ActionFile.LargestFile)
                throw new BadInputException($"{path}: has more than {ActionFile.LargestFile / 1_000_000} MB; a record is a few pages of text.");
            var bytes = File.ReadAllBytes(path);
            return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read ({e.Message}).");
        }
    }
}

/// <summary>Lands records in the database: created, updated where the file says something else than before, or left alone.</summary>
internal sealed class ActionLanding(AppDb db, IVocabularies vocabularies, IPlaces places, TimeProvider time) : IActionImport
{
    private readonly ActionFile format = new(vocabularies, places);

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Rejected { get; private set; }

    public List<FileFault> Faults { get; } = [];

    async Task<ActionId?> IActionImport.Take(string file, byte[] bytes, ICollection<string> faults, CancellationToken cancel)
    {
        var action = await Take(file, bytes, cancel);
        foreach (var fault in Faults)
            faults.Add(fault.ToString());
        return action;
    }

    /// <summary>Takes one file; null where it was rejected.</summary>
    public async Task<ActionId?> Take(string file, byte[] bytes, CancellationToken cancel)
    {
        using var document = Parse(file, bytes);
        var root = document.RootElement;
        var faults = new FileFaults(file, bytes);
        var schema = faults.Text("$schema", root.In("$schema"));
        if (schema != ActionFile.Schema)
            throw new BadInputException($"{file}, line 1, $schema: must be {ActionFile.Schema}, and is {schema ?? "missing"}.");
        var key = Key(root, faults);
        var fresh = New(key, root);
        format.Read(root, fresh, faults);
        if (fresh.Title.Length == 0)
            faults.Add("titre", "a record needs a title.");
        Faults.AddRange(faults.All);
        if (faults.All.Count > 0 || key is null)
        {
            Rejected++;
            return null;
        }
        var known = await Known(key.Value, cancel);
        if (known is null)
        {
            db.Add(await Named(fresh, cancel));
            Created++;
            return fresh.Id;
        }
        if (!format.Update(known, root, fresh, faults))
        {
            Unchanged++;
            return known.Id;
        }
        known.Said = root.GetRawText();
        known.UpdatedAt = time.GetUtcNow();
        Updated++;
        return known.Id;
    }

    private static JsonDocument Parse(string file, byte[] bytes)
    {
        try
        {
            var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document : throw new BadInputException($"{file}, line 1: must be one object {{ … }}.");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{file}, line {e.LineNumber + 1}: is not JSON ({e.Message.Split(" LineNumber", StringSplitOptions.None)[0].Split(" Path:", StringSplitOptions.None)[0]})");
        }
    }

    private static (string Region, string Number)? Key(JsonElement root, FileFaults faults)
    {
        var source = root.In("source");
        var number = faults.Text("source.identifiant", source.In("identifiant"));
        if (string.IsNullOrWhiteSpace(number))
        {
            faults.Add("source", "identifiant is missing: a title is not unique, region and number are.");
            return null;
        }
        var region = faults.Text("source.region", source.In("region")) ?? RegionOf(faults.Text("source.url", source.In("url")));
        return (region ?? "", number);
    }

    // http://www.oscarsante.org/grand-est/action/detail/84326
    private static string? RegionOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Segments is [_, var first, ..] ? first.Trim('/') : null;

    private ActionRecord New((string Region, string Number)? key, JsonElement root)
    {
        var faults = new FileFaults("", "{}"u8.ToArray());
        var source = root.In("source");
        return new ActionRecord
        {
            Id = new ActionId(NamedId.Of("register", "action", $"{key?.Region}/{key?.Number}")),
            Slug = "",
            Kind = KindOf(faults, root),
            Title = "",
            Zone = "Europe/Paris",
            Registry = faults.Text("", source.In("registre")),
            RegistryRegion = key?.Region,
            RegistryNumber = key?.Number,
            RegistryUrl = faults.Text("", source.In("url")) is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? url : null,
            Said = root.GetRawText(),
            PublishedOn = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            UpdatedAt = time.GetUtcNow(),
        };
    }

    // A register has no word for it; a cycle of half-days where practice is analysed is a group.
    private static string KindOf(FileFaults faults, JsonElement root) =>
        new[] { "titre", "description", "partenairesTexte" }.Any(k => (faults.Text("", root.In(k)) ?? "").Contains("analyse de la pratique", StringComparison.OrdinalIgnoreCase)) ? "groupe" : "programme";

    private async Task<ActionRecord?> Known((string Region, string Number) key, CancellationToken cancel) => key.Region == ActionFile.OwnRegion
        ? await db.Set<ActionRecord>().Include(a => a.Links).SingleOrDefaultAsync(a => a.Slug == key.Number, cancel)
        : await db.Set<ActionRecord>().Include(a => a.Links).SingleOrDefaultAsync(a => a.RegistryRegion == key.Region && a.RegistryNumber == key.Number, cancel);

    private async Task<ActionRecord> Named(ActionRecord record, CancellationToken cancel)
    {
        var wanted = record.RegistryRegion == ActionFile.OwnRegion ? record.RegistryNumber! : $"{Fold.Key(record.Title)} {record.RegistryNumber}";
        record.Slug = await ActionSlug.Free(db, wanted, cancel);
        return record;
    }
}
