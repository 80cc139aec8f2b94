using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Locations;

/// <summary>Named contacts of services; known to be a person by their mail.</summary>
internal sealed class ContactData(AppDb db) : IPersonalData
{
    public string Name => "annuaire";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<Contact>(nameof(Contact.Name), nameof(Contact.Email), nameof(Contact.Phone));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel) =>
        (await Of(person, cancel)).Select(c => new { c.ServiceId.Value, c.Name, c.Title, c.Email, c.Phone }).ToList();

    // Saved with the rest, so that every replica forgets it from memory too.
    public async Task Erase(DataSubject person, CancellationToken cancel) => db.RemoveRange(await Of(person, cancel));

    private async Task<List<Contact>> Of(DataSubject person, CancellationToken cancel)
    {
        if (person.Email is not { } mail)
            return [];
        var lower = mail.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        return await db.Set<Contact>().Where(c => c.Email != null && c.Email.ToLower() == lower).ToListAsync(cancel);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
