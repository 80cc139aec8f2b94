using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators.Catalogue;

internal enum IndicatorFamily
{
    Process,
    Result,
}

internal enum IndicatorUnit
{
    Count,
    Percent,
    Ratio,
    Hours,
    Euros,
}

/// <summary>What a figure is, in one version. A formula never changes in place: it gets a new version, and what was published under the former one still names it.</summary>
/// <param name="Since">First day of this version.</param>
/// <param name="Base">Key of the words of its base; null = it has none.</param>
/// <param name="Note">Said in place of a base.</param>
/// <param name="Sensitive">Its breakdown speaks of traits of people, not of activity.</param>
internal sealed record IndicatorDefinition(
    string Code, int Version, DateOnly Since, IndicatorFamily Family, string Group, IndicatorUnit Unit, string? Base, IReadOnlyList<string> Sources, Wording Label, Wording Formula, Wording? Note = null, bool Sensitive = false)
{
    /// <summary>Counted of teams that are accompanied, by the module that knows them; all others are counted of any action.</summary>
    public bool IsOfAccompaniments => Group == "accompaniment";

    /// <summary>As it stands in addresses.</summary>
    public string Slug => Code.ToLowerInvariant();
}

/// <summary>The catalogue of what is counted of a group action and of an accompaniment, from one file (indicators.md C1, C2, C3).</summary>
internal sealed class IndicatorCatalogue
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly FrozenDictionary<(string Code, int Version), IndicatorDefinition> all;
    private readonly FrozenDictionary<string, IndicatorDefinition> current;
    private readonly Content content;

    private IndicatorCatalogue(Content content)
    {
        this.content = content;
        all = content.Indicators.ToFrozenDictionary(i => (i.Code, i.Version));
        Current = [.. content.Indicators.GroupBy(i => i.Code, StringComparer.Ordinal).Select(g => g.MaxBy(i => i.Version)!)];
        OfActions = [.. Current.Where(i => !i.IsOfAccompaniments)];
        current = Current.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);
    }

    public static IndicatorCatalogue One { get; } = Read();

    /// <summary>The version in force of each, in the order of the catalogue.</summary>
    public IReadOnlyList<IndicatorDefinition> Current { get; }

    /// <summary>Those counted of any action.</summary>
    public IReadOnlyList<IndicatorDefinition> OfActions { get; }

    public IReadOnlyList<IndicatorDefinition> Every => content.Indicators;

    /// <summary>Groups in order, with their names.</summary>
    public IReadOnlyDictionary<string, Wording> Groups => content.Groups;

    public IReadOnlyDictionary<string, Wording> Sources => content.Sources;

    public IReadOnlyDictionary<string, BaseWords> Bases => content.Bases;

    public IndicatorDefinition Of(string code) => current[code];

    /// <summary>A version of it, former ones too.</summary>
    public IndicatorDefinition Of(string code, int version) => all[(code, version)];

    /// <summary>One that is counted of any action.</summary>
    public IndicatorDefinition? Find(string slug) => OfActions.FirstOrDefault(i => i.Slug == slug);

    /// <summary>"sur 10 personnes retenues"; the note where it has no base.</summary>
    public string BaseOf(IndicatorDefinition definition, int? count, Texts texts)
    {
        if (definition.Base is not { } key || count is not { } number)
            return definition.Note?.In(texts.Language, texts.Belgian) ?? "";
        var one = texts.Language == "fr" ? number < 2 : number == 1;
        var words = one ? content.Bases[key].One : content.Bases[key].Many;
        return string.Format(CultureInfo.CurrentCulture, words.In(texts.Language, texts.Belgian), number.ToString("N0", CultureInfo.CurrentCulture));
    }

    private static IndicatorCatalogue Read()
    {
        using var stream = typeof(IndicatorCatalogue).Assembly.GetManifestResourceStream("Maillage.Modules.Indicators.Data.catalogue.json")!;
        return new IndicatorCatalogue(JsonSerializer.Deserialize<Content>(stream, Options)!);
    }

    /// <summary>Words around the number of a base.</summary>
    internal sealed record BaseWords(Wording One, Wording Many);

    private sealed record Content(Dictionary<string, Wording> Groups, Dictionary<string, Wording> Sources, Dictionary<string, BaseWords> Bases, List<IndicatorDefinition> Indicators);
}
