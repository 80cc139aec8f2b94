using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

internal sealed class CandidacyImport(AppDb db, TimeProvider time) : ICandidacyImport
{
    private const string By = "import";

    public CandidacyId IdOf(string source, string sourceId) => new(NamedId.Of(source, "candidacy", sourceId));

    public async Task<(int Created, int Updated)> Put(ActionId action, ImportedCall call, CancellationToken cancel)
    {
        await PutCall(action, call, cancel);
        var known = await db.Set<Candidacy>().Where(c => c.ActionId == action).ToDictionaryAsync(c => c.Id, cancel);
        var number = known.Count == 0 ? 0 : known.Values.Max(c => c.Number);
        var (created, updated) = (0, 0);
        foreach (var said in call.Candidacies)
        {
            var id = IdOf(call.Source, said.SourceId);
            var isNew = !known.TryGetValue(id, out var candidacy);
            if (candidacy is null)
            {
                candidacy = New(id, action, ++number, said);
                db.Add(candidacy);
                candidacy.MoveTo(CandidacyStatus.Received, At(said.ReceivedOn), said.ReceivedOn, By);
                created++;
            }
            var status = CandidacyStatus.Of(said.Status);
            if (candidacy.Status == status.Code && candidacy.Reason == said.Reason)
                continue;
            var on = said.DecidedOn ?? said.ReceivedOn;
            candidacy.MoveTo(status, At(on), on, By, said.Reason);
            updated += isNew ? 0 : 1;
        }
        return (created, updated);
    }

    private static Candidacy New(CandidacyId id, ActionId action, int number, ImportedCandidacy said) => new()
    {
        Id = id,
        ActionId = action,
        Number = number,
        ApplicantName = said.SourceId,
        PersonKey = said.Person,
        StructureName = said.StructureName,
        StructureType = said.StructureType,
        CommuneCode = said.CommuneCode,
        Channel = said.Channel,
        AppliedBefore = said.AppliedBefore,
        Entry = By,
        ReceivedOn = said.ReceivedOn,
    };

    private async Task PutCall(ActionId action, ImportedCall said, CancellationToken cancel)
    {
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.ActionId == action, cancel);
        if (call is null)
            db.Add(call = new Call { ActionId = action });
        (call.Places, call.CapPerStructure, call.ConstitutedOn) = (said.Places, said.CapPerStructure, said.ConstitutedOn);
    }

    private DateTimeOffset At(DateOnly day) => new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) is var noon && noon < time.GetUtcNow() ? noon : time.GetUtcNow();
}
