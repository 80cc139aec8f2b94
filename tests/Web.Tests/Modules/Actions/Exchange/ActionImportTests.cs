using System.Text.Json.Nodes;
using Maillage.Modules.Actions;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Actions.Exchange;

/// <summary>Records of a public register come in, and go out as they came.</summary>
public sealed class ActionImportTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create();

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_full_record_goes_in_once_and_comes_back_equal()
    {
        var path = SharedData.Path("actions", "oscars-84326-seed002.json");
        var first = await Verb.Run(database, "import", "action", path);
        (first.Code, first.LastLine).ShouldBe((0, "1 created, 0 updated, 0 unchanged, 0 rejected"), first.Error);
        (await Verb.Run(database, "import", "action", path)).LastLine.ShouldBe("0 created, 0 updated, 1 unchanged, 0 rejected");

        var exported = await Verb.Run(database, "export", "action", "grand-est/84326");
        JsonNode.DeepEquals(JsonNode.Parse(exported.Output), JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))).ShouldBeTrue();
        var record = await Only();
        record.Kinds.ShouldBe(["communication-information-sensibilisation", "soutien-aux-equipes"]);
        record.Communes.ShouldBe(["fr-57227", "fr-57463", "fr-57547", "fr-57631", "fr-57672"]);
        record.Categories.Count.ShouldBe(12);
        record.Categories.ShouldAllBe(c => c.Chosen == null);
        record.Evaluation.Results.Concat(record.Evaluation.Process).Count(i => i is { Value: null, Held: null, Parts.Count: 0 }).ShouldBe(8);
    }

    [Fact]
    public async Task Its_five_contradictions_are_found_by_the_rules_not_read_from_the_file()
    {
        var path = SharedData.Path("actions", "oscars-84326-seed002.json");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsObject();
        var expected = file["anomaliesAttendues"]!.AsArray().Select(a => a!["regle"]!.GetValue<string>()).ToList();
        file.Remove("anomaliesAttendues");
        await Import(file);
        Contradictions.Of(await Only()).Select(c => c.Rule).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_partial_record_goes_in_and_comes_back_equal()
    {
        var folder = SharedData.Path("actions");
        var said = await Verb.Run(database, "import", "action", folder);
        said.LastLine.ShouldBe("7 created, 0 updated, 0 unchanged, 0 rejected", said.Error);
        foreach (var path in System.IO.Directory.GetFiles(folder, "oscars-*.json"))
        {
            var file = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
            var number = file["source"]!["identifiant"]!.GetValue<string>();
            await using var db = database.Open();
            var key = (await db.Set<ActionRecord>().SingleAsync(a => a.RegistryNumber == number, TestContext.Current.CancellationToken)).RegistryKey!;
            JsonNode.DeepEquals(JsonNode.Parse((await Verb.Run(database, "export", "action", key)).Output), file).ShouldBeTrue(path);
        }
    }

    [Fact]
    public async Task A_rubric_changed_here_is_exported_changed_and_a_newer_file_leaves_it()
    {
        await Import(Small());
        await Change(a => a.Context = "Changé ici");
        JsonNode.Parse((await Verb.Run(database, "export", "action", "ici/1")).Output)!["contexte"]!.GetValue<string>().ShouldBe("Changé ici");

        var newer = Small();
        newer["description"] = "Nouvelle description";
        (await Import(newer)).LastLine.ShouldBe("0 created, 1 updated, 0 unchanged, 0 rejected");
        var record = await Only();
        (record.Context, record.Description).ShouldBe(("Changé ici", "Nouvelle description"));
    }

    [Fact]
    public async Task Absent_null_and_empty_stay_what_they_are()
    {
        var file = Small();
        file["observation"] = null;
        file["publics"] = new JsonArray();
        file["inconnu"] = new JsonObject { ["a"] = 1 };
        await Import(file);
        JsonNode.DeepEquals(JsonNode.Parse((await Verb.Run(database, "export", "action", "ici/1")).Output), file).ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_types_are_all_said_at_once_with_their_line_and_nothing_is_kept()
    {
        var file = Small();
        file["annee"] = "deux mille vingt";
        file["themes"] = "Précarité";
        file["etapes"] = new JsonArray(new JsonObject { ["debut"] = 2020 });
        var said = await Import(file);
        said.LastLine.ShouldBe("0 created, 0 updated, 0 unchanged, 1 rejected");
        said.Error.ShouldContain("annee: must be a whole number, and is a text.");
        said.Error.ShouldContain("themes: must be a list, and is a text.");
        said.Error.ShouldContain("etapes[0].debut: must be a text, and is a number.");
        said.Error.ShouldContain("fiche.json, line 10, themes");
        (await Count()).ShouldBe(0);
        (await Import(file, "--strict")).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData("{ \"$schema\": \"maillage/action/1\", ", "line 1: is not JSON")]
    [InlineData("[]", "must be one object")]
    [InlineData("{ \"$schema\": \"autre\" }", "$schema: must be maillage/action/1, and is autre.")]
    public async Task What_is_no_record_is_refused_in_one_sentence(string content, string sentence)
    {
        var said = await ImportText(content);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(sentence);
        said.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Twenty_megabytes_are_refused_before_they_are_read()
    {
        var said = await ImportText(new string(' ', 20_000_000));
        (said.Code, said.Error.Trim().EndsWith("a record is a few pages of text.", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    private static JsonObject Small() => new()
    {
        ["$schema"] = "maillage/action/1",
        ["source"] = new JsonObject { ["registre"] = "Essai", ["region"] = "ici", ["identifiant"] = "1" },
        ["titre"] = "Une action, avec virgule",
        ["annee"] = 2024,
        ["themes"] = new JsonArray("Thème inconnu, avec virgule", "Conduites addictives"),
        ["contexte"] = "Contexte",
    };

    private Task<Verb> Import(JsonObject file, params string[] more) => ImportText(file.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }), more);

    private async Task<Verb> ImportText(string content, params string[] more)
    {
        var path = Path.Combine(database.Folder, "fiche.json");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return await Verb.Run(database, ["import", "action", path, .. more]);
    }

    private async Task<ActionRecord> Only()
    {
        await using var db = database.Open();
        return await db.Set<ActionRecord>().Include(a => a.Links).SingleAsync(TestContext.Current.CancellationToken);
    }

    private async Task<int> Count()
    {
        await using var db = database.Open();
        return await db.Set<ActionRecord>().CountAsync(TestContext.Current.CancellationToken);
    }

    private async Task Change(Action<ActionRecord> change)
    {
        await using var db = database.Open();
        change(await db.Set<ActionRecord>().SingleAsync(TestContext.Current.CancellationToken));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
