using System.Net;
using System.Text;
using Maillage.Modules.Field.Records;
using Maillage.Tests.Modules.Field.Mirror;

namespace Maillage.Tests.Modules.Field;

/// <summary>Two phones of one team, on the real server: what each sends arrives, once, in an order that everyone sees.</summary>
public sealed class PushTests(World world) : IClassFixture<World>
{
    private const string Luc = "luc.adelaide@demo.example";
    private const string Nadia = "nadia.celestin@demo.example";
    private const string Jocelyn = "jocelyn.remy@demo.example";
    private const string Chantal = "chantal.petit@demo.example";

    [Fact]
    public async Task Two_phones_write_about_the_same_person_and_neither_is_lost()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        var crew = await Crew.Found(luc, nadia);
        var first = crew.Write(luc, "Le Grand, vu à la gare");
        (await crew.Push(luc, first)).GetProperty("r").GetString().ShouldBe("ok");

        var start = SealedRecord.TagOf(first.Ct);
        (await crew.Push(nadia, crew.Write(nadia, "parle créole", first.Id, 2, start))).GetProperty("r").GetString().ShouldBe("ok");
        var late = await crew.Push(luc, crew.Write(luc, "veut voir un dentiste", first.Id, 2, start));
        late.GetProperty("r").GetString().ShouldBe("conflict");
        crew.Read(late.GetProperty("current")).ShouldBe("parle créole");
        var current = Sealing.B64(late.GetProperty("current").GetProperty("ct").GetString()!);
        (await crew.Push(luc, crew.Write(luc, "parle créole, veut voir un dentiste", first.Id, 3, SealedRecord.TagOf(current)))).GetProperty("r").GetString().ShouldBe("ok");

        var seen = await crew.Changes(nadia, 0);
        var item = seen["items"].EnumerateArray().Single(i => i.TryGetProperty("id", out _));
        crew.Read(item, await crew.KeysOf(nadia)).ShouldBe("parle créole, veut voir un dentiste");
        seen["count"].GetInt64().ShouldBe(1);
        seen["sum"].GetString().ShouldBe(SealedRecord.Sum([(first.Id, 3, SealedRecord.TagOf(Sealing.B64(item.GetProperty("ct").GetString()!)))]));
        seen["more"].GetBoolean().ShouldBeFalse();
        (await nadia.Get($"{crew.Path}/records/{first.Id}/history"))["items"].GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task The_same_operation_again_gets_the_same_answer_and_writes_nothing()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var op = crew.Write(luc, "une note");
        var once = await crew.Push(luc, op);
        var head = (await crew.Changes(luc, 0))["head"].GetInt64();
        (await crew.Push(luc, op)).GetRawText().ShouldBe(once.GetRawText());
        var both = (await crew.Send(luc, op, op))["results"];
        both[1].GetRawText().ShouldBe(once.GetRawText());
        (await crew.Changes(luc, 0))["head"].GetInt64().ShouldBe(head);

        var other = crew.Write(luc, "une autre");
        (await crew.Send(luc, other, crew.Write(luc, "autre contenu", op: op.Op))).MustBe(HttpStatusCode.UnprocessableEntity, "op_reused");
        (await crew.Send(luc, other, crew.Write(luc, "autre contenu", op: other.Op))).MustBe(HttpStatusCode.UnprocessableEntity, "op_reused");
        // Nothing of those batches was written, their good part either.
        (await crew.Changes(luc, 0))["head"].GetInt64().ShouldBe(head);
        (await crew.Push(luc, other)).GetProperty("r").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task What_does_not_fit_is_answered_one_by_one()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var good = crew.Write(luc, "bien");
        var results = (await crew.Send(
            luc,
            good with { Op = Sealing.NewId(), Ct = [.. good.Ct, 0] },
            good with { Op = Sealing.NewId(), Wrap = [.. good.Wrap, 0] },
            good with { Op = Sealing.NewId(), Rev = 0 },
            good with { Op = Sealing.NewId(), Epoch = 2 },
            good with { Op = Sealing.NewId(), Base = new byte[16] },
            good,
            good with { Op = Sealing.NewId() },
            crew.Write(luc, "mieux", good.Id, 2, SealedRecord.TagOf(good.Ct)),
            crew.Write(luc, "moins", good.Id, 2, SealedRecord.TagOf(good.Ct))))["results"].EnumerateArray().Select(r => r.GetProperty("r").GetString()).ToList();
        results.ShouldBe(["invalid", "invalid", "invalid", "epoch_stale", "unknown", "ok", "conflict", "ok", "conflict"]);
        (await crew.Changes(luc, 0))["count"].GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task A_body_one_byte_too_big_or_unreadable_is_refused_in_words()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var most = new byte[PushBody.MostBytes];
        Array.Fill(most, (byte)' ');
        Encoding.UTF8.GetBytes($$"""{"gen":"{{crew.Gen}}","ops":[]}""").CopyTo(most, 0);
        (await luc.Send(HttpMethod.Post, $"{crew.Path}/push", most)).MustBe(HttpStatusCode.OK);
        (await luc.Send(HttpMethod.Post, $"{crew.Path}/push", [.. most, (byte)' '])).MustBe(HttpStatusCode.RequestEntityTooLarge, "too_big");
        (await luc.Send(HttpMethod.Post, $"{crew.Path}/push", "{\"gen\":"u8.ToArray())).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Send(HttpMethod.Post, $"{crew.Path}/push", [])).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Send(HttpMethod.Post, $"{crew.Path}/push", "{\"ops\":[null],\"gen\":\"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091\"}"u8.ToArray())).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await crew.Send(luc, [.. Enumerable.Range(0, 201).Select(_ => crew.Write(luc, "n"))])).MustBe(HttpStatusCode.RequestEntityTooLarge, "too_big");
        foreach (var odd in (string[])["since=-1", "since=abc", "since=9007199254740992", "limit=0", "limit=2001", "since=1&since=2"])
            (await luc.Get($"{crew.Path}/changes?{odd}")).MustBe(HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task A_space_of_others_is_not_there()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        using var jocelyn = await Phone.Of(world, Jocelyn);
        using var chantal = await Phone.Of(world, Chantal);
        var crew = await Crew.Found(luc, nadia);
        foreach (var stranger in (Phone[])[jocelyn, chantal])
        {
            foreach (var path in (string[])["changes?since=0", "roster?from=1", "grant", $"records/{Sealing.NewId()}/history", "rewrap?below=9"])
                (await stranger.Get($"{crew.Path}/{path}")).MustBe(HttpStatusCode.NotFound, "unknown");
            (await crew.Send(stranger, crew.Write(luc, "x"))).MustBe(HttpStatusCode.NotFound, "unknown");
            (await stranger.Post($"{crew.Path}/erase", new EraseBody(crew.Gen, []))).MustBe(HttpStatusCode.NotFound, "unknown");
        }
        (await chantal.Get($"/teams/{crew.Team}/people")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await luc.Get($"/spaces/{Sealing.NewId()}/changes?since=0")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await luc.Get("/spaces/not-an-id/changes?since=0")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await nadia.Get($"{crew.Path}/rewrap?below=9")).MustBe(HttpStatusCode.Forbidden, "lead_only");
    }

    [Fact]
    public async Task Thirty_two_write_at_once_and_a_reader_misses_nothing()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var phones = new List<Phone>();
        for (var i = 0; i < 8; i++)
            phones.Add(await Phone.Of(world, Luc, luc.Keys));
        var writing = Task.WhenAll(Enumerable.Range(0, 32).Select(async i =>
        {
            for (var n = 0; n < 5; n++)
                (await crew.Push(phones[i % phones.Count], crew.Write(luc, $"note {i} {n}"))).GetProperty("r").GetString().ShouldBe("ok");
        }));
        var (seen, since) = (new List<long>(), 0L);
        do
        {
            var page = await crew.Changes(luc, since, 7);
            seen.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("seq").GetInt64()));
            since = page["next"].GetInt64();
            page["more"].GetBoolean().ShouldBe(since < page["head"].GetInt64());
        }
        while (!writing.IsCompleted || since < 161);
        await writing;
        // The roster's first entry, then 160 notes: each number once, in order, none passed over.
        seen.ShouldBe([.. Enumerable.Range(1, 161).Select(n => (long)n)]);
        var all = await crew.Changes(luc, 0);
        all["sum"].GetString().ShouldBe(SealedRecord.Sum(all["items"].EnumerateArray().Where(i => i.TryGetProperty("ct", out _)).Select(i =>
            (i.GetProperty("id").GetGuid(), i.GetProperty("rev").GetInt64(), SealedRecord.TagOf(Sealing.B64(i.GetProperty("ct").GetString()!))))));
    }
}
