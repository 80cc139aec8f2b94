using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maillage.Modules.Field;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Tests.Modules.Field.Mirror;
using Maillage.Tests.Rules;

namespace Maillage.Tests.Modules.Field;

/// <summary>The bytes of the protocol, as two other programs made them: read back by the mirror, and by the few lines of them the server has.</summary>
public sealed class VectorsTests
{
    private static readonly JsonElement All = JsonDocument.Parse(House.Text("tests", "Web.Tests", "Modules", "Field", "vectors.json")).RootElement;
    private static readonly Guid User = All.GetProperty("user").GetGuid();
    private static readonly Guid Space = All.GetProperty("space").GetGuid();
    private static readonly Guid Id = All.GetProperty("id").GetGuid();
    private static readonly byte[] Tek = Bytes("grant", "TEK");

    [Fact]
    public void The_passphrase_opens_the_envelope_and_that_the_private_keys()
    {
        Envelope(Bytes("env", "box")).ShouldBe(Bytes("env", "UK"));
        using var keys = Keys(Bytes("priv", "box"));
        keys.Enc.ShouldBe(Bytes("priv", "enc"));
        keys.Sig.ShouldBe(Bytes("priv", "sig"));
        keys.Fingerprint().ShouldBe(All.GetProperty("finger").GetString());
    }

    [Fact]
    public void A_roster_is_signed_and_the_server_follows_the_same_hash()
    {
        var body = Bytes("roster", "body");
        Identity.Signed(Bytes("priv", "sig"), Sealing.Lp("roster", body), Bytes("roster", "sig")).ShouldBeTrue();
        RosterBody.HashOf(body).ShouldBe(Bytes("roster", "hash"));
        var roster = FieldJson.Read<RosterBody>(body).ShouldNotBeNull();
        roster.Fault().ShouldBeNull();
        // What the server reads it would write the same way: one spelling.
        JsonSerializer.SerializeToUtf8Bytes(roster, FieldJson.Options).ShouldBe(body);
    }

    [Fact]
    public void A_grant_gives_the_key_and_a_link_the_one_before()
    {
        Granted(Bytes("grant", "ct")).ShouldBe(Tek);
        Sealing.KeyId(Tek).ShouldBe(Bytes("grant", "keyId"));
        Identity.Signed(Bytes("priv", "sig"), Sealing.Lp("grant-sig", GrantContext(), Bytes("grant", "enc"), Bytes("grant", "ct")), Bytes("grant", "sig")).ShouldBeTrue();
        var before = Linked(Bytes("link", "box"));
        before.ShouldBe(Bytes("link", "TEK0"));
        Sealing.KeyId(before).ShouldBe(Bytes("link", "prevKeyId"));
    }

    [Fact]
    public void A_record_is_read_and_the_server_has_the_same_tag_and_sum()
    {
        var record = Record(Bytes("rec", "wrap"), Bytes("rec", "ct"));
        var (by, json) = record.Read(Tek, _ => Bytes("priv", "sig"));
        by.ShouldBe(User);
        json.ShouldBe(Bytes("rec", "json"));
        Encoding.UTF8.GetString(json).ShouldContain("Le Grand");
        Revision.TagOf(record.Ct).ShouldBe(Bytes("rec", "tag"));
        Revision.HoldsCt(record.Ct).ShouldBeTrue();
        Revision.HoldsWrap(record.Wrap).ShouldBeTrue();
        var sum = All.GetProperty("rec").GetProperty("sum").GetString();
        SealedRecord.Sum([(Id, record.Rev, record.Tag)]).ShouldBe(sum);
        unchecked((ulong)Revision.ShareOf(new RecordId(Id), record.Rev, record.Tag)).ToString("x16", null).ShouldBe(sum);
    }

    [Fact]
    public void An_erasure_is_signed() =>
        Identity.Signed(Bytes("priv", "sig"), Sealing.Lp("erase", Space, Id, Number("erase", "day"), Number("erase", "epoch")), Bytes("erase", "sig")).ShouldBeTrue();

    [Fact]
    public void Every_single_bit_flipped_is_refused()
    {
        Flipped(Bytes("priv", "box"), b => Keys(b).Dispose());
        Flipped(Bytes("grant", "ct"), b => Granted(b));
        Flipped(Bytes("link", "box"), b => Linked(b));
        Flipped(Bytes("rec", "wrap"), b => Record(b, Bytes("rec", "ct")).Read(Tek, _ => Bytes("priv", "sig")));
        Flipped(Bytes("rec", "ct"), b => Record(Bytes("rec", "wrap"), b).Read(Tek, _ => Bytes("priv", "sig")));
        Flipped(Bytes("roster", "sig"), b => MustBe(Identity.Signed(Bytes("priv", "sig"), Sealing.Lp("roster", Bytes("roster", "body")), b)));
        Flipped(Bytes("erase", "sig"), b => MustBe(Identity.Signed(Bytes("priv", "sig"), Sealing.Lp("erase", Space, Id, Number("erase", "day"), Number("erase", "epoch")), b)));
    }

    [Theory]
    [InlineData("", "a", "b", "a b")]
    [InlineData("a", "a b", "a c", "a b c")]
    [InlineData("a", "b", "a", "b")]
    [InlineData("a", "b", "c", "b c")]
    [InlineData("a b", "a", "b", "")]
    [InlineData("a", "", "a", "")]
    [InlineData("", "a b", "b a", "a b")]
    public void Two_edits_of_one_base_both_stay_and_what_was_taken_away_goes(string origin, string local, string server, string merged)
    {
        Merging.Merge(Set(origin), Set(local), Set(server)).ShouldBe(Set(merged), ignoreOrder: true);
        // Whoever merges first, the same comes out.
        Merging.Merge(Set(origin), Set(server), Set(local)).ShouldBe(Set(merged), ignoreOrder: true);

        static HashSet<string> Set(string entries) => [.. entries.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    [Theory]
    [InlineData("""{"gen":"5C92F2C6-1b87-4bbe-a1c0-bc1e4eb09091","ops":[]}""")]
    [InlineData("""{"gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091","ops":[],"more":1}""")]
    [InlineData("""{"gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091","gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091","ops":[]}""")]
    [InlineData("""{"gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091","ops":null}""")]
    [InlineData("""{"gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091","ops":[null]}""")]
    [InlineData("""{"Gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091","ops":[]}""")]
    [InlineData("""{"gen":"5c92f2c6-1b87-4bbe-a1c0-bc1e4eb09091"}""")]
    [InlineData("[]")]
    public void A_body_has_one_spelling_only(string json) =>
        (FieldJson.Read<PushBody>(Encoding.UTF8.GetBytes(json)) is { } body && body.Ops.All(o => o is not null)).ShouldBeFalse();

    [Theory]
    [InlineData("\"AQ==\"")]
    [InlineData("\"A\"")]
    [InlineData("\"AR\"")]
    [InlineData("\"A+\"")]
    [InlineData("\"A Q\"")]
    [InlineData("\"\\u0041Q\"")]
    [InlineData("1")]
    [InlineData("9007199254740992")]
    [InlineData("-1")]
    public void Bytes_and_numbers_have_one_spelling_only(string json)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<byte[]>(json, FieldJson.Options));
        if (json != "1")
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<long>(json, FieldJson.Options));
    }

    private static byte[] Envelope(byte[] box)
    {
        var e = All.GetProperty("env");
        var salt = Bytes("env", "salt");
        return Sealing.Open(
            Sealing.Kek(e.GetProperty("pass").GetString()!, salt, (int)Number("env", "iterations")),
            Sealing.Lp("uk", User, e.GetProperty("kind").GetString()!, Number("env", "n"), Number("env", "v"), e.GetProperty("kdf").GetString()!, Number("env", "iterations"), salt),
            box);
    }

    private static Identity Keys(byte[] box) => Identity.Open(User, Bytes("env", "UK"), Number("priv", "n"), Bytes("priv", "enc"), Bytes("priv", "sig"), box);

    private static byte[] GrantContext() => Sealing.Lp("grant", Space, Number("grant", "epoch"), User, Bytes("priv", "enc"), User, Bytes("roster", "hash"), Bytes("grant", "keyId"));

    private static byte[] Granted(byte[] ct)
    {
        using var keys = Keys(Bytes("priv", "box"));
        return Hpke.Open(keys.Agreement, Bytes("grant", "enc"), "maillage/1/grant", GrantContext(), ct);
    }

    private static byte[] Linked(byte[] box) => Sealing.Open(Sealing.Kdf(Tek, "link"), Sealing.Lp("link", Space, Number("link", "epoch"), Bytes("link", "prevKeyId")), box);

    private static SealedRecord Record(byte[] wrap, byte[] ct) => new(Space, Id, Number("rec", "rev"), Number("rec", "epoch"), wrap, ct);

    private static void Flipped(byte[] good, Action<byte[]> open)
    {
        open(good);
        for (var bit = 0; bit < good.Length * 8; bit++)
        {
            var bad = (byte[])good.Clone();
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => open(bad), $"bit {bit}");
        }
    }

    private static void MustBe(bool signed)
    {
        if (!signed)
            throw new CryptographicException("Signed by another.");
    }

    private static byte[] Bytes(string row, string name) => Sealing.B64(All.GetProperty(row).GetProperty(name).GetString()!);

    private static long Number(string row, string name) => All.GetProperty(row).GetProperty(name).GetInt64();
}
