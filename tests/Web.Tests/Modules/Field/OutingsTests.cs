using System.Net;
using System.Text.Json.Nodes;
using Maillage.Modules.Field.Outings;
using Maillage.Tests.Modules.Field.Mirror;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Field;

/// <summary>What a team sends in clear: closed lists and totals, never a small number about people.</summary>
public sealed class OutingsTests(World world) : IClassFixture<World>
{
    private const string Luc = "luc.adelaide@demo.example";
    private const string Nadia = "nadia.celestin@demo.example";
    private const string Good = """
        {"day":"2026-11-25","kind":"rue-soir","commune":"fr-97227","minutes":135,"posts":{"educateur-specialise":2,"infirmier":1},
         "contacts":{"anonymous":14,"known":6,"relatives":1},"material":{"given":{"seringue-1ml":20},"returned":{"seringue-1ml":3}},"acts":{"rdr":9}}
        """;

    [Fact]
    public async Task An_outing_is_kept_in_numbers_and_can_be_corrected()
    {
        using var nadia = await Phone.Of(world, Nadia);
        var team = (await nadia.Get("/me"))["teams"][0].GetProperty("id").GetGuid();
        var id = Sealing.NewId();
        (await Put(nadia, team, id, _ => { })).MustBe(HttpStatusCode.NoContent);
        (await Put(nadia, team, id, o => o["minutes"] = 150)).MustBe(HttpStatusCode.NoContent);
        await using var db = world.Open();
        var kept = await db.Set<Outing>().SingleAsync(o => o.Id == id, TestContext.Current.CancellationToken);
        (kept.Minutes, kept.Anonymous, kept.Given["seringue-1ml"], kept.Posts["infirmier"]).ShouldBe((150, 14, 20, 1));

        using var chantal = await Phone.Of(world, "chantal.petit@demo.example");
        var theirs = (await chantal.Get("/me"))["teams"][0].GetProperty("id").GetGuid();
        (await Put(chantal, team, id, _ => { })).MustBe(HttpStatusCode.NotFound, "unknown");
        (await Put(chantal, theirs, id, _ => { })).MustBe(HttpStatusCode.NotFound, "unknown");
    }

    [Theory]
    [InlineData("minutes", "100")]
    [InlineData("minutes", "0")]
    [InlineData("kind", "\"promenade\"")]
    [InlineData("commune", "\"14.4,-60.8\"")]
    [InlineData("posts", "{\"Nadia\":1}")]
    [InlineData("acts", "{\"rdr\":-1}")]
    [InlineData("contacts", "{\"anonymous\":1,\"known\":1,\"relatives\":1,\"names\":[\"Le Grand\"]}")]
    [InlineData("note", "\"vu Le Grand\"")]
    [InlineData("day", "\"2099-01-01\"")]
    public async Task What_is_not_of_a_list_is_not_kept(string name, string value)
    {
        using var nadia = await Phone.Of(world, Nadia);
        var team = (await nadia.Get("/me"))["teams"][0].GetProperty("id").GetGuid();
        (await Put(nadia, team, Sealing.NewId(), o => o[name] = JsonNode.Parse(value))).MustBe(HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task Figures_are_declared_by_a_lead_and_what_was_hidden_stays_hidden()
    {
        using var luc = await Phone.Of(world, Luc);
        using var nadia = await Phone.Of(world, Nadia);
        var team = (await luc.Get("/me"))["teams"][0].GetProperty("id").GetGuid();
        var address = $"/teams/{team}/figures/2026-10-01..2026-10-31";
        (await nadia.Put(address, Cells(("file-active", 12)))).MustBe(HttpStatusCode.Forbidden, "lead_only");
        (await luc.Put(address, Cells(("file-active", 12), ("nouveaux", null), ("droits", 0)))).MustBe(HttpStatusCode.NoContent);
        (await luc.Put(address, Cells(("file-active", 13), ("nouveaux", 6)))).MustBe(HttpStatusCode.BadRequest, "malformed");
        (await luc.Put(address, Cells(("file-active", 13), ("nouveaux", null), ("droits", 5)))).MustBe(HttpStatusCode.NoContent);
        foreach (var small in (int[])[1, 2, 3, 4])
            (await luc.Put(address, Cells(("file-active", small)))).MustBe(HttpStatusCode.BadRequest, "malformed");
        foreach (var period in (string[])["2026-10-02..2026-10-31", "2026-10-01..2026-10-30", "2026-10-01..2027-10-31", "2026-11-01..2026-10-31", "octobre..novembre"])
            (await luc.Put($"/teams/{team}/figures/{period}", Cells(("file-active", 12)))).MustBe(HttpStatusCode.BadRequest, "malformed");
        // A quarter is counted apart: months are not added up.
        (await luc.Put($"/teams/{team}/figures/2026-10-01..2026-12-31", Cells(("file-active", 20)))).MustBe(HttpStatusCode.NoContent);
        await using var db = world.Open();
        var kept = await db.Set<DeclaredFigures>().AsNoTracking().OrderBy(f => f.Ends).ToListAsync(TestContext.Current.CancellationToken);
        kept.Count.ShouldBe(2);
        kept[0].Cells.ShouldBe(new Dictionary<string, int?> { ["file-active"] = 13, ["nouveaux"] = null, ["droits"] = 5 }, ignoreOrder: true);

        static FiguresBody Cells(params (string Code, int? Value)[] cells) => new("1", cells.ToDictionary(c => c.Code, c => c.Value));
    }

    private static Task<Heard> Put(Phone phone, Guid team, Guid id, Action<JsonObject> change)
    {
        var outing = JsonNode.Parse(Good)!.AsObject();
        change(outing);
        return phone.Send(HttpMethod.Put, $"/teams/{team}/outings/{id}", System.Text.Encoding.UTF8.GetBytes(outing.ToJsonString()));
    }
}
