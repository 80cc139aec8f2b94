using System.Text.Json.Nodes;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>The published figures of record 84326 come out of what was done.</summary>
public sealed class CohortTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_cohort_gives_every_expected_figure()
    {
        var path = SharedData.Path("actions", "fixture-84326-operationnel.json");
        var said = await Counted(path);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!["attendu"]!.AsObject();
        foreach (var (key, value) in expected)
            JsonNode.DeepEquals(JsonNode.Parse(said[key]?.ToJsonString() ?? "null"), value).ShouldBeTrue($"{key}: {said[key]?.ToJsonString()} instead of {value?.ToJsonString()}");
    }

    [Fact]
    public async Task The_cohort_goes_in_once()
    {
        var path = SharedData.Path("actions", "fixture-84326-operationnel.json");
        var first = await Verb.Run(database, "import", "cohort", path);
        (first.Code, first.Error).ShouldBe((0, ""));
        first.LastLine.ShouldEndWith(" created, 0 updated, 0 unchanged, 0 rejected");
        (await Verb.Run(database, "import", "cohort", path)).LastLine.ShouldStartWith("0 created, 0 updated, ");
    }

    [Fact]
    public async Task What_does_not_hold_together_is_said_and_left_out()
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.Path("actions", "fixture-84326-operationnel.json"), TestContext.Current.CancellationToken))!;
        file["presences"]!.AsArray().Add(new JsonObject { ["participant"] = "C03", ["seance"] = "D1", ["statut"] = "present" });
        file["candidatures"]!.AsArray().Add(new JsonObject { ["id"] = "C99", ["structure"] = "S99", ["recueLe"] = "2020-10-01", ["statut"] = "acceptee" });
        File.Copy(SharedData.Path("actions", "oscars-84326-seed002.json"), Path.Combine(database.Folder, "oscars-84326-seed002.json"));
        var path = Path.Combine(database.Folder, "cohorte.json");
        await File.WriteAllTextAsync(path, file.ToJsonString(), TestContext.Current.CancellationToken);
        var said = await Verb.Run(database, "import", "cohort", path);
        (said.Code, said.LastLine.EndsWith(", 2 rejected", StringComparison.Ordinal)).ShouldBe((0, true), said.Output);
        said.Error.ShouldContain("only those accepted can be present");
        said.Error.ShouldContain("S99 is not among the structures");
        (await Verb.Run(database, "import", "cohort", path, "--strict")).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData("{ \"$schema\": \"maillage/fixture/1\", \"candidatures\": 3 }", "line 1, $.candidatures")]
    [InlineData("{ \"$schema\": \"autre\" }", "$schema: must be maillage/fixture/1")]
    public async Task What_is_no_cohort_is_refused_in_one_sentence(string content, string sentence)
    {
        var path = Path.Combine(database.Folder, "cohorte.json");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        var said = await Verb.Run(database, "import", "cohort", path);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(sentence);
    }

    private static async Task<JsonObject> Counted(string path)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        (await Maillage.Platform.Hosting.CommandLine.Run(["indicators", path], output, error)).ShouldBe(0, error.ToString());
        return JsonNode.Parse(output.ToString())!.AsObject();
    }
}
