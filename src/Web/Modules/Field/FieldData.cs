using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Keys;
using Maillage.Modules.Field.Outings;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field;

/// <summary>
/// Keys of who works in the street. Erased, the person's place in signed rosters stays as an id, since the chain holds only whole,
/// and a lead is asked to change the keys of the spaces they were in. Of people met nothing is here that could be named.
/// </summary>
internal sealed class FieldData(AppDb db) : IPersonalData
{
    public string Name => "terrain";

    public IReadOnlyList<PersonalColumn> Columns { get; } =
    [
        .. Personal.Columns<KeyRing>(nameof(KeyRing.Enc), nameof(KeyRing.Sig), nameof(KeyRing.Priv), nameof(KeyRing.Pins)),
        .. Personal.Columns<KeyEnvelope>(nameof(KeyEnvelope.Box)),
    ];

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var account = new AccountId(person.Account);
        var ring = await db.Set<KeyRing>().AsNoTracking().SingleOrDefaultAsync(k => k.AccountId == account, cancel);
        var envelopes = await db.Set<KeyEnvelope>().AsNoTracking().Where(e => e.AccountId == account).Select(e => e.Kind).ToListAsync(cancel);
        var spaces = await db.Set<SpaceMember>().AsNoTracking().Where(m => m.AccountId == account).ToListAsync(cancel);
        // Sealed private keys would only be a danger in a file: it says that they exist.
        return ring is null && spaces.Count == 0 ? null : new
        {
            PublicKeys = ring is null ? null : new { ring.N, ring.Enc, ring.Sig },
            Envelopes = envelopes,
            Spaces = spaces.Select(s => new { Space = s.SpaceId.Value, s.IsLead, Left = s.RemovedIn is not null }).ToList(),
        };
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var account = new AccountId(person.Account);
        await db.Set<KeyEnvelope>().Where(e => e.AccountId == account).ExecuteDeleteAsync(cancel);
        await db.Set<KeyRing>().Where(k => k.AccountId == account).ExecuteDeleteAsync(cancel);
        await db.Set<Grant>().Where(g => g.To == account).ExecuteDeleteAsync(cancel);
        await db.Set<Operation>().Where(o => o.AccountId == account).ExecuteDeleteAsync(cancel);
        await db.Set<DeclaredFigures>().Where(f => f.By == account).ExecuteUpdateAsync(f => f.SetProperty(x => x.By, (AccountId?)null), cancel);
    }
}
