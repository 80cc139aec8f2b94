using System.IO.Compression;
using System.Text;
using Maillage.Modules.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Exchange;

/// <summary>Files that cannot be read: refused with a sentence, or told line by line; nothing is half-written.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Services = "service_recordid,service_name,service_organization,service_description,service_locations,service_taxonomy,service_phones";
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(database.Folder, "in");

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        System.IO.Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "organizations.csv"), "id,name\no1,One\n");
        File.WriteAllText(Path.Combine(Folder, "locations.csv"), "id,organization_id,name,latitude,longitude\nl1,o1,Here,50.1,4.2\n");
        File.WriteAllText(Path.Combine(Folder, "services.csv"), $"{Services}\ns1,Listening,o1,Someone listens,l1,,\n");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_small_inventory_itself_is_good() =>
        (await OrServices()).LastLine.ShouldBe("3 created, 0 updated, 0 unchanged, 0 rejected");

    [Fact]
    public async Task Another_encoding_is_refused_with_file_and_line()
    {
        File.WriteAllBytes(Path.Combine(Folder, "services.csv"), [.. Encoding.UTF8.GetBytes($"{Services}\n"), .. Encoding.Latin1.GetBytes("s1,Écoute,o1,,,,\n")]);
        await Refused(await OrServices(), "services.csv, line 2", "UTF-8");
    }

    [Theory]
    [InlineData("service_name", "the column service_name is missing")]
    [InlineData("service_recordid", "the column service_recordid is missing")]
    public async Task A_missing_column_is_named(string column, string said)
    {
        Write("services.csv", $"{Services.Replace(column, "other", StringComparison.Ordinal)}\ns1,Listening,o1,,,,\n");
        await Refused(await OrServices(), "services.csv", said);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(Path.Combine(Folder, "organizations.csv"));
        await Refused(await OrServices(), "organizations.csv", "missing");
    }

    [Fact]
    public async Task Lines_that_cannot_be_taken_are_told_and_the_others_go_in()
    {
        Write("services.csv", $"{Services}\ns1,Listening,o1,,,,\ns1,Again,o1,,,,\n,No id,o1,,,,\ns4,,o1,,,,\ns5,Too few\ns6,Zero\0sign,o1,,,,\ns7,Last,o1,,,,\n");
        var run = await OrServices();
        run.Code.ShouldBe(0);
        run.LastLine.ShouldBe("4 created, 0 updated, 0 unchanged, 5 rejected");
        run.Error.ShouldContain("services.csv, line 3, service_recordid: the id s1 is there twice");
        run.Error.ShouldContain("services.csv, line 4, service_recordid");
        run.Error.ShouldContain("services.csv, line 5, service_name");
        run.Error.ShouldContain("services.csv, line 6, row: 2 cells");
        run.Error.ShouldContain("services.csv, line 7, service_name: the text holds a NUL");
        await Refused(await OrServices("--strict"), "nothing is written");
    }

    [Fact]
    public async Task Strict_writes_nothing_when_one_record_is_rejected()
    {
        Write("services.csv", $"{Services}\ns1,Listening,o1,,,,\ns1,Again,o1,,,,\n");
        await Refused(await OrServices("--strict"), "nothing is written");
    }

    [Fact]
    public async Task References_that_lead_nowhere_are_kept_and_counted()
    {
        Write("services.csv", $"{Services}\ns1,Listening,o9,,l9,t9,p9\n");
        var run = await OrServices();
        run.Code.ShouldBe(0);
        foreach (var code in new[] { "unresolved-organization", "unresolved-location", "unresolved-term", "unresolved-phone" })
            run.Output.ShouldContain($"1 {code}");
    }

    [Fact]
    public async Task A_quotation_mark_left_open_over_100_megabytes_is_refused()
    {
        await using (var writer = new StreamWriter(Path.Combine(Folder, "services.csv")))
        {
            await writer.WriteAsync($"{Services}\ns1,\"Listening");
            var piece = new string('a', 1 << 20);
            for (var i = 0; i < 100; i++)
                await writer.WriteAsync(piece);
        }
        await Refused(await OrServices(), "services.csv", "cannot be read as CSV");
    }

    [Fact]
    public async Task A_line_of_100_megabytes_is_refused()
    {
        Write("structures.jsonl", "{}");
        await using (var writer = new StreamWriter(Path.Combine(Folder, "structures.jsonl")))
        {
            var piece = new string('[', 1 << 20);
            for (var i = 0; i < 100; i++)
                await writer.WriteAsync(piece);
        }
        Write("services.jsonl", "");
        await Refused(await Inclusion(Folder), "structures.jsonl, line 1", "longer than");
    }

    [Fact]
    public async Task Json_that_is_none_or_nests_without_end_is_refused()
    {
        Write("a.json", "{ \"services\": [");
        await Refused(await Verb.Run(database, "import", "hsds", Path.Combine(Folder, "a.json")), "a.json, line 1", "not JSON");
        Write("b.json", new string('[', 100_000));
        await Refused(await Verb.Run(database, "import", "hsds", Path.Combine(Folder, "b.json")), "b.json", "not JSON");
        Write("c.json", "{\"contents\":[]}");
        await Refused(await Verb.Run(database, "import", "hsds", Path.Combine(Folder, "c.json")), "c.json", "no organizations");
    }

    [Fact]
    public async Task The_older_dialect_is_not_taken_for_hsds() =>
        await Refused(await Verb.Run(database, "import", "hsds", Folder), "orservices");

    [Fact]
    public async Task A_zip_bomb_is_not_opened()
    {
        var path = Path.Combine(Folder, "bomb.xlsx");
        Bomb(path);
        new FileInfo(path).Length.ShouldBeLessThan(1 << 20);
        await Refused(await Inclusion(path), "bomb.xlsx", "100 MB");
    }

    [Fact]
    public async Task A_zip_bomb_that_lies_about_its_size_is_stopped()
    {
        var path = Path.Combine(Folder, "liar.xlsx");
        Bomb(path);
        // The directory at the end of the file says how large each part grows: now it says 10 bytes.
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        for (var i = 0; i < bytes.Length - 46; i++)
        {
            if (bytes.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8))
                BitConverter.TryWriteBytes(bytes.AsSpan(i + 24), 10u);
        }
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        await Refused(await Inclusion(path), "liar.xlsx");
    }

    [Fact]
    public async Task A_file_that_is_no_spreadsheet_is_refused()
    {
        Write("text.xlsx", "id;nom\n");
        await Refused(await Inclusion(Path.Combine(Folder, "text.xlsx")), "text.xlsx", "no .xlsx");
        await Refused(await Inclusion(Path.Combine(Folder, "nowhere.xlsx")), "no such file");
    }

    [Theory]
    [InlineData("import", "nothing", "x")]
    [InlineData("import", "hsds", "/nowhere/at/all")]
    [InlineData("import", "data-inclusion", "/nowhere")]
    [InlineData("import", "orservices", "/nowhere")]
    [InlineData("import", "orservices", "/nowhere", "--zone", "Moon/Crater")]
    [InlineData("export", "hsds", "/dev/null/x")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(params string[] words)
    {
        var run = await Verb.Run(database, words);
        run.Code.ShouldBe(2);
        run.Error.Trim().ShouldNotBeEmpty();
        run.Error.ShouldNotContain("   at ");
    }

    private static void Bomb(string path)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Spreadsheet.Part(zip, "xl/workbook.xml", "<workbook/>");
        using var stream = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
        var nothing = new byte[1 << 20];
        for (var i = 0; i < 150; i++)
            stream.Write(nothing);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    private Task<Verb> OrServices(params string[] more) => Verb.Run(database, ["import", "orservices", Folder, "--zone", "Europe/Brussels", .. more]);

    private Task<Verb> Inclusion(string path) => Verb.Run(database, "import", "data-inclusion", path, "--source", "x");

    private async Task Refused(Verb run, params string[] said)
    {
        run.Code.ShouldBe(2, run.Output);
        foreach (var words in said)
            run.Error.ShouldContain(words);
        await using var db = database.Open();
        if ((await db.Database.GetAppliedMigrationsAsync(Cancel)).Any() && !said.Contains("nothing is written"))
            (await db.Set<Service>().CountAsync(Cancel)).ShouldBe(0);
    }
}
