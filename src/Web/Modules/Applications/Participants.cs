using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

internal sealed class Participants(AppDb db) : IParticipants
{
    public async Task<IReadOnlyList<Participant>> Of(ActionId action, CancellationToken cancel) =>
        [.. (await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action && a.WasAccepted).OrderBy(a => a.Number).ToListAsync(cancel))
            .Select(a => new Participant(a.Id, a.NumberText, a.ApplicantName, a.Email, a.StructureName, a.OrganizationId, a.Profession, a.State == CandidacyStatus.Accepted ? null : a.DecidedOn, a.Language))];

    public async Task<IReadOnlyList<CandidacyRow>> Rows(ActionId action, CancellationToken cancel) =>
        [.. (await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action && a.Status != CandidacyStatus.Draft.Code).OrderBy(a => a.Number).ToListAsync(cancel))
            .Select(a => new CandidacyRow(a.Id, a.NumberText, a.PersonKey, a.StructureKey, a.StructureName, a.OrganizationId, a.Status, a.Reason, a.WasAccepted, a.Replaced, a.ReceivedOn, a.DecidedOn, a.Channel, a.Profession, a.Sector, a.CommuneCode, a.StructureType, a.AppliedBefore, a.Entry))];

    public async Task<Capacity> Capacity(ActionId action, CancellationToken cancel)
    {
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action, cancel);
        List<string> taking = [.. CandidacyStatus.All.Where(s => s.TakesAPlace).Select(s => s.Code)];
        var taken = await db.Set<Candidacy>().CountAsync(a => a.ActionId == action && taking.Contains(a.Status), cancel);
        return new Capacity(call?.Places, call?.CapPerStructure, taken, call?.ConstitutedOn);
    }

    public async Task<IReadOnlyList<UnservedPerson>> Unserved(ActionId action, ActionId? next, CancellationToken cancel)
    {
        var here = next is not { } edition ? [] : await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == edition && a.ApplicantName != "" && a.Status != CandidacyStatus.Draft.Code && a.Status != CandidacyStatus.Duplicate.Code).OrderBy(a => a.Number).ToListAsync(cancel);
        List<string> unserved = [.. new[] { CandidacyStatus.Received, CandidacyStatus.AwaitsEmployer, CandidacyStatus.Waiting, CandidacyStatus.NotKept, CandidacyStatus.Expired }.Select(s => s.Code)];
        return [.. (await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action && a.AgreesToBeAskedAgain && !a.WasAccepted && a.ApplicantName != "" && unserved.Contains(a.Status)).OrderBy(a => a.Number).ToListAsync(cancel))
            .Where(a => a.Reason is not ("hors-public" or "hors-territoire"))
            .Select(a => new UnservedPerson(a.Id, a.ApplicantName, a.Email, a.Phone, a.StructureName, a.OrganizationId, a.CommuneCode, here.Find(a.IsSamePersonAs)?.NumberText))];
    }
}
