using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>Searches that a mail asked to be told of.</summary>
internal sealed class AlertData(AppDb db) : IPersonalData
{
    public string Name => "alertes";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<SavedSearch>(nameof(SavedSearch.Email), nameof(SavedSearch.EmailKey));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel) =>
        await Of(person).AsNoTracking().OrderBy(s => s.CreatedAt).Select(s => new { s.Email, s.Query, s.EveryDays, s.CreatedAt, s.ConfirmedAt }).ToListAsync(cancel);

    public async Task Erase(DataSubject person, CancellationToken cancel) => await Of(person).ExecuteDeleteAsync(cancel);

    private IQueryable<SavedSearch> Of(DataSubject person)
    {
        var key = SavedSearch.KeyOf(person.Email ?? "");
        return db.Set<SavedSearch>().Where(s => key != "" && s.EmailKey == key);
    }
}
