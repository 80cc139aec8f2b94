using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>What applications hold about a person, known by the mail it was made with. Counts stay when the person is erased.</summary>
internal sealed class CandidacyData(AppDb db, TimeProvider time) : IPersonalData
{
    public string Name => "candidatures";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<Candidacy>(
        nameof(Candidacy.ApplicantName), nameof(Candidacy.Email), nameof(Candidacy.Phone), nameof(Candidacy.PersonKey), nameof(Candidacy.Motivation), nameof(Candidacy.EmployerEmail), nameof(Candidacy.PairEmail), nameof(Candidacy.ForcedBecause));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var lower = person.Email is { } mail ? Candidacy.KeyOfMail(mail) : null;
        return (await Of(lower, cancel)).Select(a => IsOf(a, lower)
            ? (object)new { Action = a.ActionId.Value, a.ReceivedOn, a.Status, a.Reason, a.ApplicantName, a.Email, a.Phone, a.Profession, a.Sector, a.StructureName, a.Motivation, a.EmployerEmail, a.PairEmail, a.ForcedBecause, a.EmployerAgrees, a.AgreesToBeAskedAgain }
            : new { Action = a.ActionId.Value, NamedAs = a.EmployerEmail is { } boss && Candidacy.KeyOfMail(boss) == lower ? "employeur" : "binôme", Email = lower }).ToList();
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        if (person.Email is not { } mail)
            return;
        var (lower, now) = (Candidacy.KeyOfMail(mail), time.GetUtcNow());
        foreach (var application in await Of(lower, cancel))
        {
            if (!IsOf(application, lower))
            {
                application.EmployerEmail = application.EmployerEmail is { } boss && Candidacy.KeyOfMail(boss) == lower ? null : application.EmployerEmail;
                application.PairEmail = application.PairEmail is { } colleague && Candidacy.KeyOfMail(colleague) == lower ? null : application.PairEmail;
                continue;
            }
            // Nobody can hold a place or wait for one.
            if (application.State.Class is not StatusClass.Negative)
                application.MoveTo(CandidacyStatus.Withdrawn, now, DateOnly.FromDateTime(now.UtcDateTime), "applicant");
            application.Forget();
            await db.Set<CandidacyLink>().Where(l => l.CandidacyId == application.Id).ExecuteDeleteAsync(cancel);
        }
    }

    private static bool IsOf(Candidacy a, string? mail) => a.Email is { } own && Candidacy.KeyOfMail(own) == mail;

    private async Task<List<Candidacy>> Of(string? lower, CancellationToken cancel)
    {
        if (lower is null)
            return [];
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        return await db.Set<Candidacy>().Where(a => (a.Email != null && a.Email.ToLower() == lower) || (a.EmployerEmail != null && a.EmployerEmail.ToLower() == lower) || (a.PairEmail != null && a.PairEmail.ToLower() == lower)).ToListAsync(cancel);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
