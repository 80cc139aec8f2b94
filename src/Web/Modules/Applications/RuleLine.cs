using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications;

/// <summary>One rule beside the choice: what it asks, what the choice gives, whether it holds.</summary>
internal sealed record RuleLine(string Name, string Figure, bool Holds)
{
    /// <summary>The rules of this call, each with what is chosen now.</summary>
    public static IReadOnlyList<RuleLine> Of(CompositionRules rules, IReadOnlyList<Candidate> chosen, IReadOnlyList<BrokenRule> broken, Texts texts)
    {
        var lines = new List<RuleLine>();
        void Add(CompositionRule rule, string name, string figure) => lines.Add(new RuleLine(name, figure, !broken.Any(b => b.Rule == rule)));
        if (rules.Places is { } places)
            Add(CompositionRule.Places, texts["rules.name.places"], texts["rules.figure.of", chosen.Count, places]);
        if (rules.CapPerStructure is { } cap)
            Add(CompositionRule.CapPerStructure, texts["rules.name.cap", cap], texts.Count("rules.figure.structures", chosen.Select(c => c.StructureKey).Distinct(StringComparer.Ordinal).Count()));
        Add(CompositionRule.LineManager, texts["rules.name.manager"], Count(CompositionRule.LineManager));
        Add(CompositionRule.TieToFacilitator, texts["rules.name.tie"], Count(CompositionRule.TieToFacilitator));
        Add(CompositionRule.Pair, texts["rules.name.pair"], texts.Count("rules.figure.pairs", chosen.Count(c => c.PairedWith is { } other && chosen.Any(o => o.Id == other)) / 2));
        if (broken.Count(b => b.Rule == CompositionRule.SamePerson) is > 0 and var twins)
            Add(CompositionRule.SamePerson, texts["rules.name.twin"], texts.Count("candidacies.twins.found", twins));
        if (rules.NeedsEmployerAgreement || chosen.Any(c => c.HasEmployerAgreement || c.Status == CandidacyStatus.AwaitsEmployer.Code))
            Add(CompositionRule.EmployerAgreement, texts["rules.name.employer"], texts.Count("rules.figure.agreements", chosen.Count(c => c.HasEmployerAgreement)));
        return lines;

        string Count(CompositionRule rule) => texts.Count("rules.figure.found", broken.Count(b => b.Rule == rule));
    }
}
