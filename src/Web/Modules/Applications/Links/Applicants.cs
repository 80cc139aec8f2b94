using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Links;

/// <summary>Finds the application that the secret of a mail opens.</summary>
internal sealed class Applicants(AppDb db) : IApplicants
{
    public async Task<Candidacy?> Find(string secret, LinkHolder holder, CancellationToken cancel)
    {
        var hash = CandidacyLink.HashOf(secret);
        return await (from l in db.Set<CandidacyLink>()
                      join a in db.Set<Candidacy>() on l.CandidacyId equals a.Id
                      where l.Hash == hash && l.Holder == holder
                      select a).AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    /// <summary>Another address is asked: whoever holds the link sent before answers no more.</summary>
    public Task EndEmployerLinks(CandidacyId candidacy, CancellationToken cancel) =>
        db.Set<CandidacyLink>().Where(l => l.CandidacyId == candidacy && l.Holder == LinkHolder.Employer).ExecuteDeleteAsync(cancel);

    /// <summary>The employer asked for one application of a person answers for the one that goes on.</summary>
    public Task HandOverEmployerLinks(CandidacyId from, CandidacyId to, CancellationToken cancel) =>
        db.Set<CandidacyLink>().Where(l => l.CandidacyId == from && l.Holder == LinkHolder.Employer).ExecuteUpdateAsync(s => s.SetProperty(l => l.CandidacyId, to), cancel);

    public async Task<Applicant?> Behind(string secret, CancellationToken cancel) =>
        await Find(secret, LinkHolder.Applicant, cancel) is { } a && a.State != CandidacyStatus.Draft ? new Applicant(a.Id, a.ActionId, a.NumberText, a.Status) : null;
}
