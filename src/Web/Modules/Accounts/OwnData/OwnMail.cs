using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.OwnData;

internal sealed class OwnMail(AppDb db, ICurrentPerson person) : IOwnMail
{
    public async Task<string?> Read(CancellationToken cancel) =>
        person.Id is { } id ? await db.Set<Account>().Where(a => a.Id == id).Select(a => a.Email).SingleOrDefaultAsync(cancel) : null;
}
