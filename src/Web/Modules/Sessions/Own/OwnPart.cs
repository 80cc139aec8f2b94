using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Own;

/// <summary>On a participant's own page: their dates, and their attestation with them.</summary>
internal sealed class OwnPart(AppDb db, IParticipants participants, Texts texts) : IApplicantPart
{
    public int Order => 30;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, Applicant applicant, string secret, CancellationToken cancel)
    {
        if ((await participants.Of(action.Id, cancel)).FirstOrDefault(p => p.Id == applicant.Id) is not { } me)
            return [];
        // Who left keeps the dates up to that day, and the attestation of them.
        return !await db.Set<Session>().AnyAsync(s => s.ActionId == action.Id && (me.LeftOn == null || s.Date <= me.LeftOn), cancel) ? [] : [new ActionLinkLine("seances.own", $"/seances/mes-seances/{secret}", texts["seances.own.note"])];
    }
}
