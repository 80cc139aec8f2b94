using System.IO.Compression;
using System.Net;
using System.Text;
using Maillage.Modules.Field;
using Maillage.Modules.Field.Files;
using Maillage.Modules.Field.Records;
using Maillage.Platform.Jobs;
using Maillage.Tests.Modules.Field.Mirror;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Field;

/// <summary>What is erased is gone and stays gone; what is old goes; what a backup lacks is sent again.</summary>
public sealed class ErasureTests(World world) : IClassFixture<World>
{
    private const string Luc = "luc.adelaide@demo.example";
    private const string Nadia = "nadia.celestin@demo.example";
    private const string Canary = "kanari-anba-pyebwa-la";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erased_record_is_gone_from_the_disk_and_never_comes_back()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        var crew = await Crew.Found(luc, nadia);
        var (gone, kept) = (crew.Write(luc, Canary), crew.Write(luc, "reste"));
        await crew.Send(luc, gone, kept);
        await crew.Push(luc, crew.Write(luc, $"{Canary} encore", gone.Id, 2, SealedRecord.TagOf(gone.Ct)));
        var chunk = Chunk(gone.Id, out var address);
        (await luc.Send(HttpMethod.Put, $"{crew.Path}/files/{address}", chunk)).MustBe(HttpStatusCode.NoContent);
        var away = crew.Write(nadia, "écrit loin du réseau", gone.Id, 3, SealedRecord.TagOf(gone.Ct));
        (await OnDisk(gone.Ct[20..60])).ShouldBeTrue();

        (await nadia.Post($"{crew.Path}/erase", new EraseBody(crew.Gen, [crew.Erasing(gone.Id, nadia)]))).MustBe(HttpStatusCode.Forbidden, "lead_only");
        (await luc.Post($"{crew.Path}/erase", new EraseBody(crew.Gen, [crew.Erasing(gone.Id, nadia)]))).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Post($"{crew.Path}/erase", new EraseBody(crew.Gen, [crew.Erasing(gone.Id, luc, epoch: 2)]))).MustBe(HttpStatusCode.Conflict, "roster_moved");
        var erasure = crew.Erasing(gone.Id, luc);
        for (var twice = 0; twice < 2; twice++)
            (await luc.Post($"{crew.Path}/erase", new EraseBody(crew.Gen, [erasure])))["done"].GetInt32().ShouldBe(1);

        var answer = await crew.Push(nadia, away);
        answer.GetProperty("r").GetString().ShouldBe("erased");
        Sealing.B64(answer.GetProperty("erasure").GetProperty("sig").GetString()!).ShouldBe(erasure.Sig);
        (await nadia.Get($"{crew.Path}/records/{gone.Id}/history")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await luc.Get($"{crew.Path}/files/{address.Split('?')[0]}")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await luc.Send(HttpMethod.Put, $"{crew.Path}/files/{address}", chunk)).MustBe(HttpStatusCode.NotFound, "unknown");
        var all = await crew.Changes(nadia, 0);
        all["items"].EnumerateArray().Count(i => i.TryGetProperty("erasure", out _)).ShouldBe(1);
        all["count"].GetInt64().ShouldBe(1);
        all["sum"].GetString().ShouldBe(SealedRecord.Sum([(kept.Id, 1, SealedRecord.TagOf(kept.Ct))]));
        // Free pages and SQLite's log included; PostgreSQL keeps dead rows until it cleans, so there only what it still shows counts.
        (await OnDisk(gone.Ct[20..60])).ShouldBeFalse();
        (await OnDisk(chunk[1000..1040])).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_typed_in_the_field_is_in_no_file_no_table_and_no_backup()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        await crew.Push(luc, crew.Write(luc, Canary));
        (await OnDisk(Encoding.UTF8.GetBytes(Canary))).ShouldBeFalse();
        var file = System.IO.Path.Combine(world.Database.Folder, "canary.zip");
        (await Verb.Run(world.Database, "backup", "--to", file)).Code.ShouldBe(0);
        await using (var zip = await ZipFile.OpenReadAsync(file, Cancel))
        {
            foreach (var entry in zip.Entries)
            {
                using var reader = new StreamReader(await entry.OpenAsync(Cancel));
                (await reader.ReadToEndAsync(Cancel)).ShouldNotContain(Canary);
            }
        }
        File.Delete(file);
    }

    [Fact]
    public async Task After_a_backup_is_put_back_phones_are_told_and_send_again()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var op = crew.Write(luc, "avant");
        await crew.Push(luc, op);
        await using (var db = world.Open())
            await new FieldRestored().Run(db, Cancel);
        (await crew.Send(luc, crew.Write(luc, "après"))).MustBe(HttpStatusCode.Conflict, "restored");
        (await luc.Post($"{crew.Path}/erase", new EraseBody(crew.Gen, [crew.Erasing(op.Id, luc)]))).MustBe(HttpStatusCode.Conflict, "restored");
        var gen = (await crew.Changes(luc, 0))["gen"].GetGuid();
        gen.ShouldNotBe(crew.Gen);
        crew.Gen = gen;
        (await crew.Push(luc, crew.Write(luc, "après"))).GetProperty("r").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Old_answers_old_revisions_and_files_without_a_record_go()
    {
        await using var own = new World();
        await own.InitializeAsync();
        using var luc = await Phone.Of(own, Luc);
        var crew = await Crew.Found(luc);
        var op = crew.Write(luc, "1");
        await crew.Push(luc, op);
        var (last, id) = (op, op.Id);
        for (var rev = 2; rev <= 14; rev++)
        {
            last = crew.Write(luc, $"{rev}", id, rev, SealedRecord.TagOf(last.Ct));
            (await crew.Push(luc, last)).GetProperty("r").GetString().ShouldBe("ok");
        }
        (await luc.Get($"{crew.Path}/records/{id}/history"))["items"].GetArrayLength().ShouldBe(10);
        var (orphan, held) = (Sealing.NewId(), id);
        (await luc.Send(HttpMethod.Put, $"{crew.Path}/files/{Address(orphan)}", Chunk(orphan, out _))).MustBe(HttpStatusCode.NoContent);
        (await luc.Send(HttpMethod.Put, $"{crew.Path}/files/{Address(held)}", Chunk(held, out _))).MustBe(HttpStatusCode.NoContent);

        await Clean(own);
        await using (var db = own.Open())
        {
            (await db.Set<Revision>().CountAsync(r => r.SupersededOn != null, Cancel)).ShouldBe(9);
            (await db.Set<FileChunk>().CountAsync(Cancel)).ShouldBe(2);
        }
        own.Clock.Advance(TimeSpan.FromDays(8));
        await Clean(own);
        await using (var db = own.Open())
            (await db.Set<FileChunk>().Select(f => f.RecordId).SingleAsync(Cancel)).ShouldBe(new RecordId(held));
        own.Clock.Advance(TimeSpan.FromDays(84));
        await Clean(own);
        await using (var db = own.Open())
        {
            (await db.Set<Revision>().CountAsync(Cancel)).ShouldBe(1);
            (await db.Set<Operation>().CountAsync(Cancel)).ShouldBe(0);
        }
        // After a month the same operation is a conflict with oneself: harmless.
        (await luc.SignIn(Luc)).MustBe(HttpStatusCode.NoContent);
        (await crew.Push(luc, op)).GetProperty("r").GetString().ShouldBe("conflict");
    }

    [Fact]
    public async Task A_file_comes_in_pieces_of_one_size_and_never_changes()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var record = Sealing.NewId();
        var chunk = Chunk(record, out var address);
        var to = $"{crew.Path}/files/{address}";
        (await luc.Send(HttpMethod.Put, to, chunk)).MustBe(HttpStatusCode.NoContent);
        (await luc.Send(HttpMethod.Put, to, chunk)).MustBe(HttpStatusCode.NoContent);
        (await luc.Send(HttpMethod.Put, to, Chunk(record, out _))).MustBe(HttpStatusCode.UnprocessableEntity, "op_reused");
        (await luc.Send(HttpMethod.Put, to.Replace("count=2", "count=3", StringComparison.Ordinal), chunk)).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Send(HttpMethod.Put, to.Replace("count=2", "count=41", StringComparison.Ordinal), chunk)).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Send(HttpMethod.Put, to.Replace("/0?", "/2?", StringComparison.Ordinal), chunk)).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Send(HttpMethod.Put, to.Replace("/0?", "/1?", StringComparison.Ordinal), chunk[..^1])).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Send(HttpMethod.Put, to.Replace("/0?", "/1?", StringComparison.Ordinal), [.. chunk, 0])).MustBe(HttpStatusCode.RequestEntityTooLarge, "too_big");
        (await luc.Client.GetByteArrayAsync(new Uri($"/terrain/api/v1{to}", UriKind.Relative), Cancel)).ShouldBe(chunk);
    }

    private static string Address(Guid record) => $"{Sealing.NewId()}/0?record={record}&count=2";

    private static byte[] Chunk(Guid record, out string address)
    {
        address = Address(record);
        return [1, .. Sealing.Random(FileChunk.Length - 1)];
    }

    private static async Task Clean(World world)
    {
        await using var db = world.Open();
        ICleaning cleaning = new FieldCleaning(db);
        await cleaning.Clean(world.Clock.GetUtcNow(), Cancel);
    }

    // Everything below the data folder: database, log, mails; on PostgreSQL what the tables show.
    private async Task<bool> OnDisk(byte[] sought)
    {
        foreach (var path in System.IO.Directory.EnumerateFiles(world.Database.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, Cancel);
            if (copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(sought) >= 0)
                return true;
        }
        if (!Engine.IsPostgres)
            return false;
        await using var db = world.Open();
        var contents = await db.Set<Revision>().Select(r => r.Ct).Concat(db.Set<FileChunk>().Select(f => f.Bytes)).ToListAsync(Cancel);
        return contents.Exists(c => c.AsSpan().IndexOf(sought) >= 0);
    }
}
