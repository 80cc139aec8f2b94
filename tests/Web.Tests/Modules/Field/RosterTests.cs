using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Demo;
using Maillage.Tests.Modules.Field.Mirror;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Field;

/// <summary>Who is in a space, and what changing its key does: all or nothing, and nobody waits.</summary>
public sealed class RosterTests(World world) : IClassFixture<World>
{
    private const string Luc = "luc.adelaide@demo.example";
    private const string Nadia = "nadia.celestin@demo.example";
    private const string Jocelyn = "jocelyn.remy@demo.example";
    private const string Chantal = "chantal.petit@demo.example";

    [Fact]
    public async Task Who_is_removed_reads_nothing_new_and_the_others_go_on()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        using var jocelyn = await Phone.Of(world, Jocelyn);
        var crew = await Crew.Found(luc, nadia, jocelyn);
        var before = crew.Write(luc, "avant");
        await crew.Push(luc, before);
        var hers = await crew.KeysOf(nadia);
        var waiting = crew.Write(jocelyn, "écrit sans réseau");

        (await crew.Remove(nadia)).MustBe(HttpStatusCode.Created);
        var refused = (await nadia.Get($"{crew.Path}/changes?since=0")).MustBe(HttpStatusCode.Forbidden);
        refused.Error.ShouldBe("removed");
        // The proof goes with it: signed by a lead, without her in it.
        var entry = refused["entry"].Deserialize<EntryAnswer>(FieldJson.Options)!;
        Identity.Signed(luc.Keys.Sig, Sealing.Lp("roster", entry.Body), entry.Sig).ShouldBeTrue();
        FieldJson.Read<RosterBody>(entry.Body)!.Find(nadia.User).ShouldBeNull();
        (await crew.Send(nadia, waiting)).MustBe(HttpStatusCode.Forbidden).Error.ShouldBe("removed");

        (await crew.Push(jocelyn, waiting)).GetProperty("r").GetString().ShouldBe("epoch_stale");
        (await crew.Push(jocelyn, crew.Write(jocelyn, "écrit sans réseau", waiting.Id))).GetProperty("r").GetString().ShouldBe("ok");
        (await crew.Push(luc, crew.Write(luc, "après", before.Id, 2, SealedRecord.TagOf(before.Ct)))).GetProperty("r").GetString().ShouldBe("ok");
        var items = (await crew.Changes(jocelyn, 0))["items"].EnumerateArray().Where(i => i.TryGetProperty("ct", out _)).ToList();
        items.Select(i => crew.Read(i, crew.KeysOf(jocelyn).Result)).ShouldBe(["écrit sans réseau", "après"]);
        // With all she ever had, nothing of the database opens.
        foreach (var item in items)
            Should.Throw<Exception>(() => crew.Read(item, new() { [1] = hers[1], [2] = hers[1] })).ShouldBeAssignableTo<CryptographicException>();
    }

    [Fact]
    public async Task After_a_change_of_key_everything_is_wrapped_anew_and_the_old_goes_last()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        var crew = await Crew.Found(luc, nadia);
        var first = crew.Write(luc, "un");
        await crew.Push(luc, first);
        await crew.Push(luc, crew.Write(luc, "deux", first.Id, 2, SealedRecord.TagOf(first.Ct)));
        (await crew.Say(crew.Rotated(crew.Roster.Members))).MustBe(HttpStatusCode.Created);
        var sum = (await crew.Changes(luc, 0))["sum"].GetString();

        // Too early, as old entries sent again after a restore are: nothing is forgotten that still opens a note.
        (await crew.Say(crew.Next() with { MinEpoch = 2 })).MustBe(HttpStatusCode.Created);
        (await nadia.Get($"{crew.Path}/grant"))["links"].GetArrayLength().ShouldBe(1);
        var left = await luc.Get($"{crew.Path}/rewrap?below=2&limit=500");
        left["left"].GetInt32().ShouldBe(2);
        var items = left["items"].EnumerateArray().Select(i =>
        {
            var (id, rev, wrap) = (i.GetProperty("id").GetGuid(), i.GetProperty("rev").GetInt64(), Sealing.B64(i.GetProperty("wrap").GetString()!));
            var ck = new SealedRecord(crew.Id, id, rev, 1, wrap, []).ContentKey(crew.Teks[1]);
            return new RewrapItem(id, rev, 1, 2, SealedRecord.WrapOf(crew.Id, id, rev, 2, crew.Teks[2], ck));
        }).ToList();
        (await nadia.Post($"{crew.Path}/rewrap", new RewrapBody(items))).MustBe(HttpStatusCode.Forbidden, "lead_only");
        var done = await luc.Post($"{crew.Path}/rewrap", new RewrapBody(items));
        (done["done"].GetInt32(), done["skipped"].GetInt32(), done["left"].GetInt32()).ShouldBe((2, 0, 0));
        // Killed after it was sent and sent again: nothing is wrapped twice.
        (await luc.Post($"{crew.Path}/rewrap", new RewrapBody(items)))["skipped"].GetInt32().ShouldBe(2);

        var all = await crew.Changes(nadia, 0);
        all["sum"].GetString().ShouldBe(sum);
        crew.Read(all["items"].EnumerateArray().Single(i => i.TryGetProperty("ct", out _))).ShouldBe("deux");

        (await nadia.Get($"{crew.Path}/grant"))["links"].GetArrayLength().ShouldBe(0);
        (await nadia.Get($"{crew.Path}/records/{first.Id}/history"))["items"].EnumerateArray().ShouldAllBe(i => i.GetProperty("old").ValueKind == JsonValueKind.Null);
        (await crew.Changes(nadia, 0))["minEpoch"].GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_roster_that_breaks_a_rule_changes_nothing()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        using var jocelyn = await Phone.Of(world, Jocelyn);
        using var chantal = await Phone.Of(world, Chantal);
        var crew = await Crew.Found(luc, nadia);
        var members = crew.Roster.Members;
        (await crew.Say(crew.Next() with { V = 4 })).MustBe(HttpStatusCode.Conflict, "roster_moved");
        (await crew.Say(crew.Next() with { Prev = new byte[32] })).MustBe(HttpStatusCode.Conflict, "roster_moved");
        (await crew.Say(crew.Next() with { By = nadia.User }, by: nadia)).MustBe(HttpStatusCode.Forbidden, "lead_only");
        (await crew.Say(crew.Next() with { By = nadia.User })).MustBe(HttpStatusCode.Forbidden, "lead_only");
        (await crew.Say(crew.Next() with { Members = [members[0]] })).MustBe(HttpStatusCode.BadRequest, "malformed");
        crew.Teks[3] = Sealing.Random(32);
        (await crew.Say(crew.Next() with { Epoch = 3 })).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await crew.Say(crew.Next() with { KeyId = new byte[16] })).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await crew.Say(crew.Next() with { MinEpoch = 0 })).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await crew.Say(crew.Next() with { Team = Sealing.NewId() })).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await crew.Say(crew.Next() with { Members = [.. members, members[1]] })).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await crew.Say(crew.Rotated([.. members.Select(m => m with { Role = "member" })]))).MustBe(HttpStatusCode.UnprocessableEntity, "last_lead");
        (await crew.Say(crew.Rotated(members), granted: [members[0]])).MustBe(HttpStatusCode.UnprocessableEntity, "grants_incomplete");
        (await crew.Say(crew.Next() with { Members = [.. members, Crew.Seat(jocelyn, "member")] }, granted: [])).MustBe(HttpStatusCode.UnprocessableEntity, "grants_incomplete");
        (await crew.Changes(luc, 0))["rosterV"].GetInt64().ShouldBe(2);
        (await crew.Changes(luc, 0))["epoch"].GetInt64().ShouldBe(1);
        (await crew.Admit(jocelyn)).MustBe(HttpStatusCode.Created);
        // In the roster and in no team: nowhere in.
        (await crew.Admit(chantal)).MustBe(HttpStatusCode.Created);
        (await chantal.Get($"{crew.Path}/grant")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await crew.Changes(luc, 0))["rotationDue"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_old_wrap_stands_beside_the_new_until_the_least_epoch_rises()
    {
        using var luc = await Phone.Of(world, Luc);
        var crew = await Crew.Found(luc);
        var op = crew.Write(luc, "un");
        await crew.Push(luc, op);
        (await crew.Say(crew.Rotated(crew.Roster.Members))).MustBe(HttpStatusCode.Created);
        var ck = new SealedRecord(crew.Id, op.Id, 1, 1, op.Wrap, op.Ct).ContentKey(crew.Teks[1]);
        (await luc.Post($"{crew.Path}/rewrap", new RewrapBody([new(op.Id, 1, 1, 2, SealedRecord.WrapOf(crew.Id, op.Id, 1, 2, crew.Teks[2], ck))])))["left"].GetInt32().ShouldBe(0);
        Sealing.B64((await History())[0].GetProperty("old").GetProperty("wrap").GetString()!).ShouldBe(op.Wrap);
        (await crew.Say(crew.Next() with { MinEpoch = 2 })).MustBe(HttpStatusCode.Created);
        (await History())[0].GetProperty("old").ValueKind.ShouldBe(JsonValueKind.Null);

        async Task<JsonElement> History() => (await luc.Get($"{crew.Path}/records/{op.Id}/history"))["items"];
    }

    [Fact]
    public async Task Entries_that_a_restored_server_lacks_are_taken_as_another_lead_signed_them()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        var crew = await Crew.Found(luc);
        (await crew.Admit(nadia, RosterMember.Lead)).MustBe(HttpStatusCode.Created);
        var lost = crew.Next() with { At = 20 };
        var body = JsonSerializer.SerializeToUtf8Bytes(lost, FieldJson.Options);
        var entry = new SignedRoster(body, luc.Keys.Sign(Sealing.Lp("roster", body)), []);
        (await nadia.Post($"{crew.Path}/roster", entry)).MustBe(HttpStatusCode.Created);
        (await crew.Entries(nadia))[^1].Sig.ShouldBe(entry.Sig);
    }

    [Fact]
    public async Task Of_two_leads_at_once_one_comes_first_and_the_other_is_told()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        var crew = await Crew.Found(luc);
        (await crew.Admit(nadia, RosterMember.Lead)).MustBe(HttpStatusCode.Created);
        var (mine, hers) = (crew.Next() with { At = 10 }, crew.Next() with { At = 11, By = nadia.User });
        var one = luc.Post($"{crew.Path}/roster", crew.Signed(mine, []));
        var other = nadia.Post($"{crew.Path}/roster", crew.Signed(hers, [], nadia));
        var statuses = (await Task.WhenAll(one, other)).Select(h => h.Status).Order().ToList();
        statuses.ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        (await crew.Entries(luc)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_leaves_the_team_is_out_at_once_and_a_lead_is_asked_to_change_the_key()
    {
        await using var own = new World();
        await own.InitializeAsync();
        using var luc = await Phone.Of(own, Luc);
        using var nadia = await Phone.Of(own, Nadia);
        var crew = await Crew.Found(luc, nadia);
        (await crew.Changes(luc, 0))["rotationDue"].GetBoolean().ShouldBeFalse();
        await using (var db = own.Open())
        {
            var membership = await db.Set<Membership>().SingleAsync(m => m.AccountId == People.IdOf(Nadia), TestContext.Current.CancellationToken);
            membership.End(DateOnly.FromDateTime(own.Clock.GetUtcNow().UtcDateTime).AddDays(-2)).ShouldBeNull();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        (await nadia.Get($"{crew.Path}/changes?since=0")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await crew.Send(nadia, crew.Write(nadia, "x"))).MustBe(HttpStatusCode.NotFound, "unknown");
        (await crew.Changes(luc, 0))["rotationDue"].GetBoolean().ShouldBeTrue();
        (await luc.Get("/me"))["spaces"].EnumerateArray().Single().GetProperty("rotationDue").GetBoolean().ShouldBeTrue();
        (await crew.Remove(nadia)).MustBe(HttpStatusCode.Created);
        (await crew.Changes(luc, 0))["rotationDue"].GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_common_space_is_founded_by_who_leads_the_team()
    {
        await using var own = new World();
        await own.InitializeAsync();
        using var nadia = await Phone.Of(own, Nadia);
        using var luc = await Phone.Of(own, Luc);
        (await Crew.Try(nadia)).Answer.MustBe(HttpStatusCode.Forbidden, "lead_only");
        await Crew.Found(luc, nadia);
        // Her own, later: a space of one.
        var perso = await Crew.Found(nadia);
        (await luc.Get($"{perso.Path}/roster?from=1")).MustBe(HttpStatusCode.NotFound, "unknown");
        (await nadia.Get("/me"))["spaces"].GetArrayLength().ShouldBe(2);
        (await nadia.Get($"/teams/{perso.Team}/people")).Body.EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["Jocelyn Rémy", "Luc Adélaïde", "Nadia Célestin"]);
    }
}
