using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>Saved searches that nobody confirmed.</summary>
internal sealed class AlertCleaning(AppDb db) : ICleaning
{
    public string What => "unconfirmed alerts";

    public Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - SavedSearch.Unconfirmed;
        return db.Set<SavedSearch>().Where(s => s.ConfirmedAt == null && s.CreatedAt < before).ExecuteDeleteAsync(cancel);
    }
}
