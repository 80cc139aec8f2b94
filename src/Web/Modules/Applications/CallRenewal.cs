using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>The rules of the call go on to the next edition; its dates are to be set.</summary>
internal sealed class CallRenewal(AppDb db, Texts texts) : IActionRenewal
{
    public int Order => 10;

    public async Task<string?> CarryOver(ActionCard from, ActionCard to, CancellationToken cancel)
    {
        if (await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == from.Id, cancel) is not { } call)
            return null;
        db.Add(new Call { ActionId = to.Id, Places = call.Places, CapPerStructure = call.CapPerStructure, NeedsEmployerAgreement = call.NeedsEmployerAgreement, OfferHours = call.OfferHours, Text = call.Text });
        return texts["candidacies.call.carried"];
    }
}
