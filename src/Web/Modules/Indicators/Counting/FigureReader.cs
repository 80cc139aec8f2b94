using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>Gathers what the figures of an action are counted from: a few readings, whatever its size.</summary>
internal sealed class FigureReader(IActions actions, IActionFacts records, IParticipants participants, ISessionFigures sessions, IAnswerFigures answers, ICampaignFigures campaigns)
{
    public async Task<GroupFigures> Read(ActionId action, CancellationToken cancel)
    {
        var rows = await participants.Rows(action, cancel);
        var record = await records.Of(action, cancel);
        return new GroupFigures(new GroupFacts(
            rows,
            Keyed(await actions.Partners(action, cancel), rows),
            await sessions.Of(action, cancel),
            // An open one still moves: who watches would see each answer come in.
            (await answers.Of(action, cancel)).LastOrDefault(q => q is { Moment: Moments.After, IsClosed: true, Respondents: > 0 }),
            await participants.Capacity(action, cancel),
            record.LeadAndFunders,
            (await campaigns.Of(action, cancel))?.Invited,
            record.Funding,
            record.TheoryTopics));
    }

    // A partner known by name only is the structure that applied under the same name.
    private static List<(string Key, string Name)> Keyed(IReadOnlyList<ActionPartner> partners, IReadOnlyList<CandidacyRow> rows) =>
        [.. partners.Select(p => (p.Organization?.ToString() ?? rows.FirstOrDefault(r => Fold.Key(r.StructureName) == Fold.Key(p.Name))?.StructureKey ?? Fold.Key(p.Name), p.Name))];
}
