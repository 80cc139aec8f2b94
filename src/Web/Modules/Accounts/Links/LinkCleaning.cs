using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Links;

/// <summary>Links of mails that nobody opened in time; a used one is gone already.</summary>
internal sealed class LinkCleaning(AppDb db) : ICleaning
{
    public string What => "links of mails";

    public Task<int> Clean(DateTimeOffset now, CancellationToken cancel) => db.Set<AccountLink>().Where(l => l.EndsAt <= now).ExecuteDeleteAsync(cancel);
}
