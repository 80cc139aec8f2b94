using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>What applications hold about a person, known by the mail it was made with. Counts stay when the person is erased.</summary>
internal sealed class CandidacyData(AppDb db) : IPersonalData
{
    public string Name => "candidatures";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<Candidacy>(
        nameof(Candidacy.ApplicantName), nameof(Candidacy.Email), nameof(Candidacy.Phone), nameof(Candidacy.PersonKey), nameof(Candidacy.Motivation), nameof(Candidacy.EmployerEmail));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel) =>
        (await Of(person, cancel)).Select(a => new { Action = a.ActionId.Value, a.ReceivedOn, a.Status, a.Reason, a.ApplicantName, a.Email, a.Phone, a.Profession, a.StructureName, a.Motivation, a.EmployerEmail }).ToList();

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        foreach (var application in await Of(person, cancel))
        {
            application.ApplicantName = "";
            application.Email = application.Phone = application.PersonKey = application.Motivation = application.EmployerEmail = null;
            application.LinkHash = null;
        }
    }

    private async Task<List<Candidacy>> Of(DataSubject person, CancellationToken cancel)
    {
        if (person.Email is not { } mail)
            return [];
        var lower = mail.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        return await db.Set<Candidacy>().Where(a => a.Email != null && a.Email.ToLower() == lower).ToListAsync(cancel);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
