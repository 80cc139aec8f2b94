using Maillage.Modules.Applications.Contracts;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>The people of an action, shared out by what they have in common.</summary>
internal sealed partial class GroupFigures
{
    public IReadOnlyList<PeopleGroup> ByProfession => Among("metier", r => r.Profession ?? "", r => r.Profession ?? "");

    public IReadOnlyList<PeopleGroup> ByStructure => Among("structure", r => r.StructureKey, r => r.StructureName);

    private IReadOnlyList<PeopleGroup> Among(string kind, Func<CandidacyRow, string> key, Func<CandidacyRow, string> name) =>
    [
        .. requests.GroupBy(key, StringComparer.Ordinal).Select(g =>
        {
            List<CandidacyRow> accepted = [.. g.Where(r => r.WasAccepted && !r.Replaced)];
            return new PeopleGroup(
                $"{kind}.{g.Key}", name(g.First()), g.Count(), IsConstituted ? accepted.Count : null,
                HeldSessions > 0 ? accepted.Count(r => presences.ContainsKey(r.Id)) : null, HeldSessions > 0 ? accepted.Sum(r => presences.GetValueOrDefault(r.Id)) : null);
        }),
    ];
}
