using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Tests.Rules;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>The catalogue is data, and it is what is counted.</summary>
public sealed class CatalogueTests
{
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.One;

    /// <summary>Written by a test run with MAILLAGE_WRITE=1, which adds versions and changes none.</summary>
    private static string Kept => House.Path("tests", "Web.Tests", "Modules", "Indicators", "formulas.txt");

    [Fact]
    public void Every_indicator_of_the_catalogue_is_counted_and_every_counted_one_is_in_it() =>
        Measures.Codes.Order(StringComparer.Ordinal).ShouldBe(Catalogue.OfActions.Select(i => i.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void The_catalogue_holds_every_indicator_of_a_group_action()
    {
        // indicators.md C1 and C2; a prime is written p, the two halves of P4e stay together.
        string[] asked =
        [
            "P1", "P1b", "P1c", "P1d", "P2", "P3a", "P3b", "P3c", "P3d", "P3e", "P4a", "P4b", "P4c", "P4d", "P4e", "P4f", "P4g", "P4h", "P4i", "P5", "P6", "P7a", "P7b", "P7c", "P8",
            "R1", "R2", "R2p", "R3", "R4", "R5", "R5p", "R6", "R7", "R8", "R9",
        ];
        asked.Except(Catalogue.Current.Select(i => i.Code)).ShouldBeEmpty();
        // C3.
        Catalogue.Current.Where(i => i.IsOfAccompaniments).Select(i => i.Code).ShouldBe(["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"]);
    }

    [Fact]
    public void A_formula_never_changes_in_place()
    {
        var now = Catalogue.Every.Select(i => $"{i.Code} {i.Version} {Print(i)}").Order(StringComparer.Ordinal).ToList();
        var kept = File.Exists(Kept) ? File.ReadAllLines(Kept) : [];
        kept.Except(now).ShouldBeEmpty("a version that was published under is gone or says something else: give the indicator a new version");
        if (Environment.GetEnvironmentVariable("MAILLAGE_WRITE") == "1")
            File.WriteAllLines(Kept, now);
        else
            now.Except(kept).ShouldBeEmpty("a new version: run this test once with MAILLAGE_WRITE=1");
    }

    [Fact]
    public void Its_words_are_whole_well_printed_and_kind()
    {
        var texts = Catalogue.Every.SelectMany(i => new[] { ($"{i.Code}.label", i.Label), ($"{i.Code}.formula", i.Formula) }.Concat(i.Note is { } note ? [($"{i.Code}.note", note)] : []))
            .Concat(Catalogue.Groups.Select(g => (g.Key, g.Value))).Concat(Catalogue.Sources.Select(s => (s.Key, s.Value)))
            .Concat(Catalogue.Bases.SelectMany(b => new[] { ($"{b.Key}.one", b.Value.One), ($"{b.Key}.many", b.Value.Many) }));
        texts.SelectMany(t => Typography.Violations(t.Item1, t.Item2)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_has_a_group_sources_and_words_for_its_base()
    {
        foreach (var one in Catalogue.Every)
        {
            Catalogue.Groups.Keys.ShouldContain(one.Group, one.Code);
            one.Sources.ShouldNotBeEmpty(one.Code);
            one.Sources.ShouldAllBe(s => Catalogue.Sources.ContainsKey(s), one.Code);
            (one.Base is null || Catalogue.Bases.ContainsKey(one.Base)).ShouldBeTrue(one.Code);
        }
        Catalogue.Current.Select(i => i.Slug).ShouldBeUnique();
    }

    private static string Print(IndicatorDefinition i) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{i.Formula.Fr}|{i.Unit}|{i.Base}|{string.Join(',', i.Sources)}")).AsSpan(0, 8));
}
