using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Indicators;

/// <summary>Gathers what the figures of an action are counted from: four readings, whatever its size.</summary>
internal sealed class FigureReader(IActions actions, IParticipants participants, ISessionFigures sessions, IAnswerFigures answers)
{
    public async Task<GroupFigures> Read(ActionId action, CancellationToken cancel)
    {
        var rows = await participants.Rows(action, cancel);
        var after = (await answers.Of(action, cancel)).LastOrDefault(q => q.Moment == Moments.After && q.Respondents > 0);
        return new GroupFigures(rows, PartnerKeys(await actions.Partners(action, cancel), rows), await sessions.Of(action, cancel), after);
    }

    // A partner known by name only is the structure that applied under the same name.
    private static List<string> PartnerKeys(IReadOnlyList<ActionPartner> partners, IReadOnlyList<CandidacyRow> rows) =>
        [.. partners.Select(p => p.Organization?.ToString() ?? rows.FirstOrDefault(r => Fold.Key(r.StructureName) == Fold.Key(p.Name))?.StructureKey ?? Fold.Key(p.Name))];
}
