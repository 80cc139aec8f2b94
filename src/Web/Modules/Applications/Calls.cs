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

    public async Task<IReadOnlyList<ActionId>> AboutOpen(CancellationToken cancel)
    {
        // A day more on each side, as zones differ.
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (yesterday, tomorrow) = (today.AddDays(-1), today.AddDays(1));
        return await db.Set<Call>().Where(c => c.OpensOn <= tomorrow && (c.ClosesOn == null || c.ClosesOn >= yesterday)).Select(c => c.ActionId).ToListAsync(cancel);
    }
}
