using System.Text.Json;

namespace Maillage.Tests.Modules.Directory.Hsds;

internal enum HsdsVerdict
{
    Passes,
    Warns,
    Fails,
}

/// <summary>Checks what an HSDS 3.0 API answers. A fault in what every API must have fails, one elsewhere warns.</summary>
internal sealed class HsdsChecker
{
    private readonly List<string> faults = [];
    private readonly List<string> warnings = [];

    public IReadOnlyList<string> Faults => faults;

    public IReadOnlyList<string> Warnings => warnings;

    public HsdsVerdict Verdict => faults.Count > 0 ? HsdsVerdict.Fails : warnings.Count > 0 ? HsdsVerdict.Warns : HsdsVerdict.Passes;

    public void Root(JsonElement json)
    {
        if (!json.TryGetProperty("version", out var version) || version.ValueKind is not JsonValueKind.String || !version.GetString()!.EndsWith("3.0", StringComparison.Ordinal))
            faults.Add("/.version: 3.0 is needed");
        foreach (var link in new[] { "profile", "openapi_url" }.Where(l => !json.TryGetProperty(l, out var value) || !HsdsShape.IsOf(value, "uri")))
            faults.Add($"/.{link}: an address is needed");
    }

    public void Page(string path, JsonElement json, int? asked = null)
    {
        var (shape, must) = (InList(path), path == "services");
        var found = new List<string>();
        int Whole(string name) => json.TryGetProperty(name, out var v) && v.ValueKind is JsonValueKind.Number && v.TryGetInt32(out var n) ? n : Missing(name);
        bool Is(string name) => json.TryGetProperty(name, out var v) && v.ValueKind is JsonValueKind.True or JsonValueKind.False ? v.GetBoolean() : Missing(name) > 0;
        int Missing(string name)
        {
            found.Add($"{path}.{name}: required");
            return -1;
        }

        var (items, pages, page, size) = (Whole("total_items"), Whole("total_pages"), Whole("page_number"), Whole("size"));
        if (!json.TryGetProperty("contents", out var contents) || contents.ValueKind is not JsonValueKind.Array)
        {
            found.Add($"{path}.contents: required");
        }
        else
        {
            if (Is("empty") != (contents.GetArrayLength() == 0))
                found.Add($"{path}.empty: does not agree with contents");
            found.AddRange(contents.EnumerateArray().SelectMany((item, i) => HsdsShape.Check(item, shape, $"{path}[{i}]")));
        }
        if (Is("first_page") != (page == 1))
            found.Add($"{path}.first_page: does not agree with page_number");
        if (Is("last_page") != (page >= pages))
            found.Add($"{path}.last_page: page {page} of {pages}");
        if (items > 0 && pages < 1 || size > items)
            found.Add($"{path}: {items} items on {pages} pages of {size}");
        if (asked is { } number && number != page)
            found.Add($"{path}.page_number: page {number} was asked, {page} came");
        (must ? faults : warnings).AddRange(found);
    }

    public void One(string path, JsonElement json, string? asked = null)
    {
        var found = HsdsShape.Check(json, Whole(path), $"{path}/{{id}}").ToList();
        if (asked is not null && (!json.TryGetProperty("id", out var id) || id.GetString() != asked))
            found.Add($"{path}/{{id}}.id: {asked} was asked");
        (path == "services" ? faults : warnings).AddRange(found);
    }

    private static HsdsShape InList(string path) => path switch
    {
        "services" => HsdsShape.ServiceInList,
        "organizations" => HsdsShape.OrganizationInList,
        "service_at_locations" => HsdsShape.ServiceAtLocationInList,
        "taxonomies" => HsdsShape.Taxonomy,
        _ => HsdsShape.Term,
    };

    private static HsdsShape Whole(string path) => path switch
    {
        "services" => HsdsShape.Service,
        "organizations" => HsdsShape.Organization,
        "service_at_locations" => HsdsShape.ServiceAtLocation,
        "taxonomies" => HsdsShape.Taxonomy,
        _ => HsdsShape.Term,
    };
}
