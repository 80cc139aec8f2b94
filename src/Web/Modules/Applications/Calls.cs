using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

internal sealed class Calls(AppDb db, TimeProvider time) : ICalls
{
    public async Task<CallDates?> Of(ActionCard action, CancellationToken cancel) =>
        await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel) is { } call
            ? new CallDates(call.IsOpen(action.Today(time)), call.OpensOn, call.ClosesOn, call.Places)
            : null;
}
