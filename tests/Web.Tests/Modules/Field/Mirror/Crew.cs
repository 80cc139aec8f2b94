using System.Net;
using System.Text;
using System.Text.Json;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;

namespace Maillage.Tests.Modules.Field.Mirror;

/// <summary>A space as its lead's phone holds it: roster, keys of every epoch, and how to write in it.</summary>
internal sealed class Crew
{
    private readonly Phone lead;
    private byte[] hash = [];

    private Crew(Phone lead, Guid team) => (this.lead, Team) = (lead, team);

    public Guid Id { get; } = Sealing.NewId();

    public Guid Team { get; }

    public RosterBody Roster { get; private set; } = null!;

    public Dictionary<long, byte[]> Teks { get; } = [];

    public Guid Gen { get; set; }

    public long Epoch => Roster.Epoch;

    public string Path => $"/spaces/{Id}";

    /// <summary>A space of the lead's team, with those who are let in one after the other.</summary>
    public static async Task<Crew> Found(Phone lead, params Phone[] members)
    {
        var (crew, answer) = await Try(lead);
        answer.MustBe(HttpStatusCode.Created);
        foreach (var member in members)
            (await crew.Admit(member)).MustBe(HttpStatusCode.Created);
        crew.Gen = (await crew.Changes(lead, 0))["gen"].GetGuid();
        return crew;
    }

    public static async Task<(Crew Crew, Heard Answer)> Try(Phone lead)
    {
        var team = (await lead.Get("/me"))["teams"][0].GetProperty("id").GetGuid();
        var crew = new Crew(lead, team);
        crew.Teks[1] = Sealing.Random(32);
        crew.Roster = new(crew.Id, team, 1, [], 1, lead.User, 1, Sealing.KeyId(crew.Teks[1]), 1, [Seat(lead, RosterMember.Lead)]);
        return (crew, await lead.Post("/spaces", crew.Signed(crew.Roster, crew.Roster.Members)));
    }

    public static RosterMember Seat(Phone phone, string role) => new(phone.User, role, phone.Keys.Enc, phone.Keys.Sig);

    public Task<Heard> Admit(Phone member, string role = RosterMember.Member) => Say(Next() with { Members = [.. Roster.Members, Seat(member, role)] });

    /// <summary>Takes someone out and changes the key, in one request.</summary>
    public Task<Heard> Remove(Phone member) => Say(Rotated([.. Roster.Members.Where(m => m.Id != member.User)]));

    public RosterBody Next() => Roster with { V = Roster.V + 1, Prev = hash, At = Roster.At + 1, By = lead.User };

    public RosterBody Rotated(IReadOnlyList<RosterMember> members)
    {
        Teks[Epoch + 1] = Sealing.Random(32);
        return Next() with { Epoch = Epoch + 1, KeyId = Sealing.KeyId(Teks[Epoch + 1]), Members = members };
    }

    /// <summary>Sends the next entry with a grant for whoever needs one; what the server takes becomes the head.</summary>
    public async Task<Heard> Say(RosterBody next, IReadOnlyList<RosterMember>? granted = null, Phone? by = null)
    {
        var before = (Roster, hash);
        var raised = next.Epoch > Epoch;
        var body = Signed(next, granted ?? [.. raised ? next.Members : next.Members.Where(m => Roster.Find(m.Id) is null)], by);
        var heard = await (by ?? lead).Post($"{Path}/roster", body);
        if (heard.Status is not HttpStatusCode.Created)
            (Roster, hash) = before;
        return heard;
    }

    /// <summary>As the lead's phone signs it; taken for sent.</summary>
    public object Signed(RosterBody roster, IReadOnlyList<RosterMember> granted, Phone? by = null)
    {
        by ??= lead;
        var body = JsonSerializer.SerializeToUtf8Bytes(roster, FieldJson.Options);
        var link = Roster is not null && roster.Epoch > Roster.Epoch
            ? new LinkBody(roster.Epoch, Sealing.Seal(Sealing.Kdf(Teks[roster.Epoch], "link"), Sealing.Lp("link", Id, roster.Epoch, Sealing.KeyId(Teks[Epoch])), Teks[Epoch])) : null;
        (Roster, hash) = (roster, Sealing.H(Sealing.Lp("roster", body)));
        return new SignedRoster(body, by.Keys.Sign(Sealing.Lp("roster", body)), [.. granted.Select(m => GrantFor(m, roster, by))], link);
    }

    private GrantBody GrantFor(RosterMember to, RosterBody roster, Phone by)
    {
        var context = GrantContext(to.Id, to.Enc, by.User, roster.Epoch, hash, roster.KeyId);
        var (enc, ct) = Hpke.Seal(to.Enc, "maillage/1/grant", context, Teks[roster.Epoch]);
        return new(Id, roster.Epoch, to.Id, by.User, hash, enc, ct, by.Keys.Sign(Sealing.Lp("grant-sig", context, enc, ct)));
    }

    public byte[] GrantContext(Guid to, byte[] toEnc, Guid by, long epoch, byte[] roster, byte[] keyId) => Sealing.Lp("grant", Id, epoch, to, toEnc, by, roster, keyId);

    /// <summary>The keys a phone gets from the server: its newest grant, then link by link into the past.</summary>
    public async Task<Dictionary<long, byte[]>> KeysOf(Phone phone)
    {
        var heard = (await phone.Get($"{Path}/grant")).MustBe(HttpStatusCode.OK);
        var grant = heard["grant"].Deserialize<GrantBody>(FieldJson.Options)!;
        var keyId = (await Entries(phone)).First(e => RosterBody.HashOf(e.Body).AsSpan().SequenceEqual(grant.Roster));
        var entry = FieldJson.Read<RosterBody>(keyId.Body)!;
        var teks = new Dictionary<long, byte[]>
        {
            [grant.Epoch] = Hpke.Open(phone.Keys.Agreement, grant.Enc, "maillage/1/grant", GrantContext(phone.User, phone.Keys.Enc, grant.By, grant.Epoch, grant.Roster, entry.KeyId), grant.Ct),
        };
        foreach (var link in heard["links"].Deserialize<List<LinkBody>>(FieldJson.Options)!.OrderByDescending(l => l.Epoch))
        {
            var before = (await Entries(phone)).Select(e => FieldJson.Read<RosterBody>(e.Body)!).First(r => r.Epoch == link.Epoch - 1);
            teks[link.Epoch - 1] = Sealing.Open(Sealing.Kdf(teks[link.Epoch], "link"), Sealing.Lp("link", Id, link.Epoch, before.KeyId), link.Box);
        }
        return teks;
    }

    public async Task<List<EntryAnswer>> Entries(Phone phone) => (await phone.Get($"{Path}/roster?from=1"))["entries"].Deserialize<List<EntryAnswer>>(FieldJson.Options)!;

    public async Task<Heard> Changes(Phone phone, long since, int limit = 2000) => (await phone.Get($"{Path}/changes?since={since}&limit={limit}")).MustBe(HttpStatusCode.OK);

    public PushOp Write(Phone by, string text, Guid? id = null, long rev = 1, byte[]? after = null, Guid? op = null)
    {
        var record = SealedRecord.Make(Id, id ?? Sealing.NewId(), rev, Epoch, Teks[Epoch], by.Keys, Encoding.UTF8.GetBytes(text));
        return new(op ?? Sealing.NewId(), record.Id, rev, Epoch, record.Wrap, record.Ct, after);
    }

    public Task<Heard> Send(Phone by, params PushOp[] ops) => by.Post($"{Path}/push", new PushBody(Gen, ops));

    /// <summary>Sends, and says what became of the one operation.</summary>
    public async Task<JsonElement> Push(Phone by, PushOp op) => (await Send(by, op)).MustBe(HttpStatusCode.OK)["results"][0];

    public string Read(JsonElement item, Dictionary<long, byte[]>? teks = null)
    {
        var r = item.Deserialize<RevisionAnswer>(FieldJson.Options)!;
        var (_, json) = new SealedRecord(Id, r.Id, r.Rev, r.Epoch, r.Wrap, r.Ct).Read((teks ?? Teks)[r.Epoch], id => (Roster.Find(id) ?? throw new KeyNotFoundException()).Sig);
        return Encoding.UTF8.GetString(json);
    }

    public ErasureBody Erasing(Guid id, Phone by, long? epoch = null) =>
        new(id, 20261126, epoch ?? Epoch, by.User, by.Keys.Sign(Sealing.Lp("erase", Id, id, 20261126, epoch ?? Epoch)));
}
