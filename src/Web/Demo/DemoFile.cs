using System.Text.Json;

namespace Maillage.Demo;

/// <summary>One readable file of the demo world: invented organisations, their places and what they offer.</summary>
internal sealed record DemoFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public List<DemoOrganization> Organizations { get; init; } = [];

    /// <summary>Services of which nobody knows the organisation.</summary>
    public List<DemoService> Services { get; init; } = [];

    public List<DemoNetwork> Networks { get; init; } = [];

    public static IEnumerable<DemoFile> All()
    {
        var assembly = typeof(DemoFile).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Maillage.Demo.Data.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<DemoFile>(stream, Options)!;
        }
    }
}

internal sealed record DemoOrganization(string Id, string Name)
{
    public string? Alt { get; init; }

    public string? Type { get; init; }

    public string? Place { get; init; }

    public string? Description { get; init; }

    public string? Missions { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    public string? Bce { get; init; }

    public string? Siret { get; init; }

    public string? Finess { get; init; }

    public int? Year { get; init; }

    public List<DemoLocation> Locations { get; init; } = [];

    public List<DemoService> Services { get; init; } = [];
}

internal sealed record DemoLocation(string Id, string Address, string Postcode, string City, string Region, string Place, double[] At)
{
    public string? Name { get; init; }

    public string? Address2 { get; init; }

    public List<string> Access { get; init; } = [];

    public string? AccessText { get; init; }

    public string? Transport { get; init; }

    public List<string> Phones { get; init; } = [];

    public string? PhoneNote { get; init; }

    /// <summary>The place's own time, from its code: hours are told in it.</summary>
    public string Zone => Place switch
    {
        _ when Place.StartsWith("fr-972", StringComparison.Ordinal) => "America/Martinique",
        _ when Place.StartsWith("fr-", StringComparison.Ordinal) => "Europe/Paris",
        _ => "Europe/Brussels",
    };
}

internal sealed record DemoService(string Id, string Name)
{
    public string? Description { get; init; }

    public string? State { get; init; }

    /// <summary>Ids of locations.</summary>
    public List<string> At { get; init; } = [];

    /// <summary>Types of support, each in the service's own words.</summary>
    public Dictionary<string, string> Supports { get; init; } = [];

    public List<string> Helps { get; init; } = [];

    public List<string> Purposes { get; init; } = [];

    public List<string> Sectors { get; init; } = [];

    public List<string> Settings { get; init; } = [];

    public List<string> Publics { get; init; } = [];

    public List<string> Themes { get; init; } = [];

    public List<string> Languages { get; init; } = [];

    public List<string> Access { get; init; } = [];

    public List<string> Modes { get; init; } = [];

    public List<string> Areas { get; init; } = [];

    public string? AreaText { get; init; }

    public string? Eligibility { get; init; }

    public string? Fees { get; init; }

    public string? Wait { get; init; }

    public string? Apply { get; init; }

    public List<string> Phones { get; init; } = [];

    /// <summary>"MO,TU 09:00-12:30 13:30-17:00; WE 09:00-12:00", or "said: …" where nobody can read it.</summary>
    public string? Hours { get; init; }

    public List<DemoException> Exceptions { get; init; } = [];

    public List<DemoModule> Modules { get; init; } = [];

    public List<DemoTool> Tools { get; init; } = [];

    /// <summary>By group of fields ("all" = every group): how, days ago, who.</summary>
    public Dictionary<string, JsonElement[]> Trust { get; init; } = [];

    public List<DemoFlag> Flags { get; init; } = [];
}

/// <summary>Days from today.</summary>
internal sealed record DemoException(int From, int To, string Why, TimeOnly? Opens = null, TimeOnly? Closes = null);

internal sealed record DemoModule(string Title, string? Text = null, string? Duration = null, string? For = null);

internal sealed record DemoTool(string Name, string? Text = null, string? Url = null);

internal sealed record DemoFlag(string Field, string Code, string? Said = null);

internal sealed record DemoNetwork(string Id, string Name, string Kind, string Place, string Description, List<string> Members, JsonElement[] Trust)
{
    public string? Email { get; init; }

    public string? Website { get; init; }
}
