using System.Text.Json;

namespace Maillage.Tests.Modules.Directory.Hsds;

/// <summary>The checker is checked first: on answers that pass, warn and fail as their folders say.</summary>
public sealed class HsdsMocksTests
{
    [Theory]
    [InlineData("V3.0-UK-Default", "Passes")]
    [InlineData("V3.0-UK-Warn", "Warns")]
    [InlineData("V3.0-UK-Fail", "Fails")]
    public void The_checker_says_of_each_mock_what_its_name_says(string folder, string verdict)
    {
        var path = SharedData.Path("oruk-mocks", folder);
        var checker = new HsdsChecker();
        checker.Root(Read("api_details"));
        foreach (var (name, endpoint) in new[] { ("service", "services"), ("organization", "organizations"), ("service_at_location", "service_at_locations"), ("taxonomy", "taxonomies"), ("taxonomy_term", "taxonomy_terms") })
        {
            checker.Page(endpoint, Read($"{name}_list"));
            checker.One(endpoint, File.Exists(Path.Combine(path, $"{name}_full.json")) ? Read($"{name}_full") : Read(name));
        }
        checker.Verdict.ToString().ShouldBe(verdict, string.Join('\n', checker.Faults.Concat(checker.Warnings)));

        JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(path, $"{name}.json"))).RootElement;
    }

    [Fact]
    public void The_checker_catches_each_kind_of_fault()
    {
        Check("""{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x","status":"active"}""").ShouldBeEmpty();
        Check("""{"id":"12","name":"x","status":"open"}""").Count.ShouldBe(2);
        Check("""{"id":"ac148810-d857-441c-9679-408f346de14b","status":"active","email":false}""").Count.ShouldBe(2);
        Check("""{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x","status":"active","phones":[{"id":"ac148810-d857-441c-9679-408f346de14b"}]}""").ShouldBe(["services/{id}.phones[0].number: required"]);

        static IReadOnlyList<string> Check(string json)
        {
            var checker = new HsdsChecker();
            checker.One("services", JsonDocument.Parse(json).RootElement);
            return checker.Faults;
        }
    }
}
