using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>Keys of self-made codes, a year after the last questionnaire of the action was closed: pairs stay, codes can no longer be tried.</summary>
internal sealed class PairingKeyCleaning(AppDb db) : ICleaning
{
    private const int Months = 12;

    public string What => "keys of self-made codes";

    public async Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var old = today.AddMonths(-Months);
        var keys = await db.Set<PairingKey>().Where(k => k.Key != null
            && db.Set<Questionnaire>().Any(q => q.ActionId == k.ActionId)
            && !db.Set<Questionnaire>().Any(q => q.ActionId == k.ActionId && (q.ClosedOn == null && q.OpensOn != null || q.ClosedOn > old))).ToListAsync(cancel);
        foreach (var key in keys)
            key.Erase(today);
        await db.SaveChangesAsync(cancel);
        return keys.Count;
    }
}
