using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>From an applicant's own page to what the draw says of them, once its hash is public.</summary>
internal sealed class OwnChance(AppDb db, Texts texts) : IApplicantPart
{
    public int Order => 10;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, Applicant applicant, string secret, CancellationToken cancel)
    {
        if (await db.Set<Sortition>().AsNoTracking().SingleOrDefaultAsync(s => s.ActionId == action.Id, cancel) is not { IsFrozen: true } sortition
            || await db.Set<Ticket>().AsNoTracking().SingleOrDefaultAsync(t => t.SortitionId == sortition.Id && t.CandidacyId == applicant.Id && t.IsInPool, cancel) is not { Chance: { } chance })
            return [];
        return [new ActionLinkLine("groups.mine.title", $"/groupes/ma-chance/{secret}", texts["groups.mine.note", ChanceChart.Percent(chance)])];
    }
}
