using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>What a member of a service proposed, and the words that came with it. The history keeps what was changed, and forgets by whom.</summary>
internal sealed class KeepingData(AppDb db) : IPersonalData
{
    public string Name => "fiches";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<Proposal>(nameof(Proposal.Note));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel) => new
    {
        Proposals = await db.Set<Proposal>().AsNoTracking().Where(p => p.Account == person.Account).OrderBy(p => p.At).Select(p => new { p.EntryId, p.At, p.Note, p.State }).ToListAsync(cancel),
        Changes = await db.Set<EntryChange>().AsNoTracking().Where(c => c.Account == person.Account).OrderBy(c => c.At).Select(c => new { c.EntryId, c.Field, c.At }).ToListAsync(cancel),
    };

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        foreach (var proposal in await db.Set<Proposal>().Where(p => p.Account == person.Account && p.Note != null).ToListAsync(cancel))
            proposal.Note = null;
    }
}

/// <summary>Words that came with a proposal, once it has long been settled: they may name someone.</summary>
internal sealed class NoteCleaning(AppDb db) : ICleaning
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public string What => "notes of proposals";

    public Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - Kept;
        return db.Set<Proposal>().Where(p => p.SettledAt < before && p.Note != null).ExecuteUpdateAsync(s => s.SetProperty(p => p.Note, (string?)null), cancel);
    }
}
