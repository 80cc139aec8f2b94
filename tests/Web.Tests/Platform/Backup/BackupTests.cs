using System.IO.Compression;
using System.Text.Json;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Backup;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Platform.Backup;

/// <summary>A backup of the demo world taken once, and what becomes of copies of it.</summary>
public sealed class BackupTests(BackedUpWorld kept) : IClassFixture<BackedUpWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_world_goes_to_an_embedded_database_and_from_there_to_this_engine_and_is_the_same()
    {
        var folder = kept.NewFolder();
        (await Embedded("restore", "--from", kept.Zip, "--data", folder)).Error.ShouldBe("");
        var second = Path.Combine(folder, "second.zip");
        (await Embedded("backup", "--to", second, "--data", folder)).Code.ShouldBe(0);
        await using var target = await TestDatabase.Create();
        var back = await Verb.Run(target, "restore", "--from", second);
        back.Code.ShouldBe(0, back.Error);
        var third = Path.Combine(folder, "third.zip");
        (await Verb.Run(target, "backup", "--to", third)).Code.ShouldBe(0);

        var (first, there, again) = (Manifest(kept.Zip), Manifest(second), Manifest(third));
        first.Rows.ShouldBeGreaterThan(1000);
        first.Tables.Count.ShouldBeGreaterThan(30);
        there.Tables.Select(t => (t.Name, t.Rows, t.Sha256)).ShouldBe(first.Tables.Select(t => (t.Name, t.Rows, t.Sha256)));
        again.Tables.Select(t => (t.Name, t.Rows, t.Sha256)).ShouldBe(first.Tables.Select(t => (t.Name, t.Rows, t.Sha256)));
        back.LastLine.ShouldStartWith($"{first.Rows} rows of {first.Tables.Count} tables restored");
        (await Verb.Run(target, "audit", "verify")).Output.ShouldContain("lines hold");
        (await Embedded("audit", "verify", "--data", folder)).Code.ShouldBe(0);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(third).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.Directory.GetFiles(folder, "*.partial*").ShouldBeEmpty();

        // The session of before still opens: the keys of the cookies came along.
        await using var world = new World(new Lazy<Task<TestDatabase>>(() => Task.FromResult(target)));
        await target.Rest();
        await world.InitializeAsync();
        using var client = world.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", kept.Cookie);
        (await client.GetAsync(new Uri("/compte", UriKind.Relative), Cancel)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        await using var db = world.Open();
        (await db.Set<Account>().CountAsync(Cancel)).ShouldBe(12);
        (await db.Set<Session>().CountAsync(Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_that_holds_something_takes_no_backup()
    {
        var run = await Verb.Run(kept.World.Database, "restore", "--from", kept.Zip);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("already holds data");
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over_and_a_database_that_is_not_there_is_not_made()
    {
        (await Verb.Run(kept.World.Database, "backup", "--to", kept.Zip)).Error.ShouldContain("is there already");
        var folder = kept.NewFolder();
        var run = await Embedded("backup", "--to", Path.Combine(folder, "a.zip"), "--data", Path.Combine(folder, "nothing"));
        (run.Code, run.Error).ShouldBe((2, $"{Path.Combine(folder, "nothing", "maillage.db")}: is not there, or does not answer. Name its folder with --data, or set MAILLAGE_DATABASE.\n"));
        System.IO.Directory.Exists(Path.Combine(folder, "nothing")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("cut off", "is no backup of Maillage, or is cut off or damaged")]
    [InlineData("no zip", "is no backup of Maillage, or is cut off or damaged")]
    [InlineData("no manifest", "it holds no manifest.json")]
    [InlineData("manifest that is no manifest", "manifest.json cannot be read")]
    [InlineData("other format", "its format is maillage/backup/9")]
    [InlineData("wrong hash", "tables/accounts.ndjson is not what manifest.json says: it was changed or damaged")]
    [InlineData("longer", "tables/accounts.ndjson is longer than manifest.json says")]
    [InlineData("missing table", "tables/accounts.ndjson is missing")]
    [InlineData("unannounced entry", "it holds ../evil.sh, which manifest.json does not name")]
    [InlineData("unknown table", "holds a table that this program does not know, moon_phases")]
    [InlineData("other columns", "the columns of accounts are not those of this program")]
    [InlineData("newer version", "this one does not know the change 20991231_01_Later")]
    [InlineData("older version", "written by an older version of Maillage, before the change")]
    [InlineData("bomb", "tables/accounts.ndjson would grow to 64 MB")]
    [InlineData("row of another kind", "tables/accounts.ndjson, row 1: the value of created_at cannot be read")]
    [InlineData("rows that refer to nothing", "do not fit the database")]
    public async Task A_bad_file_is_refused_in_words_and_nothing_is_written(string fault, string said)
    {
        var folder = kept.NewFolder();
        var file = Path.Combine(folder, "bad.zip");
        File.Copy(kept.Zip, file);
        BadBackups.Spoil(file, fault);
        await using var target = await TestDatabase.Create();
        var run = await Verb.Run(target, "restore", "--from", file);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(said);
        run.Error.ShouldContain("Nothing was restored");
        run.Error.ShouldNotContain("   at ");
        await using var db = target.Open();
        if (await db.Database.CanConnectAsync(Cancel) && (await db.Database.GetAppliedMigrationsAsync(Cancel)).Any())
            (await db.Set<Account>().AnyAsync(Cancel)).ShouldBeFalse();
    }

    private static BackupManifest Manifest(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var stream = zip.GetEntry(BackupManifest.Entry)!.Open();
        return JsonSerializer.Deserialize<BackupManifest>(stream, BackupManifest.Json)!;
    }

    // Not on this run's engine: on SQLite in a folder.
    private static async Task<Verb> Embedded(params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.Run(words, output, error);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return new Verb(code, output.ToString(), error.ToString());
    }
}

/// <summary>The demo world with someone signed in, and its backup.</summary>
public sealed class BackedUpWorld : IAsyncLifetime
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("maillage-backup").FullName;

    internal World World { get; } = new();

    internal string Zip => Path.Combine(folder, "world.zip");

    internal string Cookie { get; private set; } = "";

    internal string NewFolder() => System.IO.Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;

    public async ValueTask InitializeAsync()
    {
        await World.InitializeAsync();
        using var visitor = await Visitor.SignedIn(World, "thomas.weiler@demo.example");
        Cookie = visitor.Cookies.Single(c => c.StartsWith("maillage=", StringComparison.Ordinal)).Split(';')[0];
        var run = await Verb.Run(World.Database, "backup", "--to", Zip);
        run.Code.ShouldBe(0, run.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
