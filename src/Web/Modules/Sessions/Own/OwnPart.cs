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
        var count = await db.Set<Session>().CountAsync(s => s.ActionId == action.Id, cancel);
        return count == 0 || !(await participants.Of(action.Id, cancel)).Any(p => p.Id == applicant.Id) ? [] : [new ActionLinkLine("seances.own", $"/seances/mes-seances/{secret}", texts["seances.own.note"])];
    }
}
