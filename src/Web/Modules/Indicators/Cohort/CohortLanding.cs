using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Indicators.Cohort;

/// <summary>What became of a cohort.</summary>
internal sealed record CohortLanded(ActionId Action, int Created, int Updated, int Unchanged, IReadOnlyList<string> Faults);

/// <summary>Lands a cohort through the same imports as everything else: its action, applications, sessions, answers. What does not hold together is said and left out.</summary>
internal sealed class CohortLanding(AppDb db, IActionImport actions, ICandidacyImport candidacies, ISessionImport sessions, IAnswerImport answers, IPlaces places)
{
    private readonly List<string> faults = [];
    private string name = "";

    public async Task<CohortLanded> Take(string path, CancellationToken cancel)
    {
        var file = CohortFile.Read(path);
        name = Path.GetFileName(path);
        var beside = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(file.Action));
        if (file.Action.Length == 0 || !File.Exists(beside))
            throw new BadInputException($"{name}, action: the record {file.Action} is not beside this file.");
        var action = await actions.Take(file.Action, await File.ReadAllBytesAsync(beside, cancel), faults, cancel)
            ?? throw new BadInputException($"{name}, action: {string.Join(' ', faults)}");
        await db.SaveChangesAsync(cancel);

        var source = $"cohort {file.Action}";
        var applicants = Applicants(file);
        var (created, updated) = await candidacies.Put(action, new ImportedCall(source, file.Cohorte.Places, file.Cohorte.PlafondParStructure, file.Cohorte.ConstitutionLe, applicants), cancel);
        var cycle = Cycle(file, source, applicants);
        var put = await sessions.Put(action, cycle, cancel);
        faults.AddRange(put.Faults.Select(f => $"{name}, {f.Where}: {f.Value} is not known."));
        var outcome = await PutAnswers(action, file, cancel);
        await db.SaveChangesAsync(cancel);
        return new CohortLanded(
            action,
            created + put.Created + (outcome is ImportOutcome.Created ? 1 : 0),
            updated + put.Updated + (outcome is ImportOutcome.Updated ? 1 : 0),
            applicants.Count - created - updated + put.Unchanged + (outcome is ImportOutcome.Unchanged ? 1 : 0),
            faults);
    }

    private List<ImportedCandidacy> Applicants(CohortFile file)
    {
        var structures = new Dictionary<string, CohortFile.Structure>(StringComparer.Ordinal);
        foreach (var structure in file.Structures.Where(s => !structures.TryAdd(s.Id, s)))
            Fault($"structures, {structure.Id}", "is there twice.");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<ImportedCandidacy>();
        foreach (var said in file.Candidatures)
        {
            if (!taken.Add(said.Id))
                Fault($"candidatures, {said.Id}", "is there twice.");
            else if (!structures.TryGetValue(said.Structure, out var structure))
                Fault($"candidatures, {said.Id}, structure", $"{said.Structure} is not among the structures.");
            else if (Status(said.Statut) is not { } status)
                Fault($"candidatures, {said.Id}, statut", $"{said.Statut} is none of acceptee, refusee, desistee, liste-attente.");
            else
                kept.Add(new ImportedCandidacy(said.Id, said.Personne, structure.Nom ?? $"{structure.Type} {structure.Id}", structure.Type, Commune(structure.Commune), said.RecueLe, said.Canal, said.CandidatEdition2019, status.Code, said.Motif, said.DecideeLe));
        }
        return kept;
    }

    private ImportedCycle Cycle(CohortFile file, string source, List<ImportedCandidacy> applicants)
    {
        var accepted = applicants.Where(a => a.Status == CandidacyStatus.Accepted.Code).Select(a => a.SourceId).ToHashSet(StringComparer.Ordinal);
        var known = file.Seances.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var attendance = new List<ImportedAttendance>();
        var seen = new HashSet<(string, string)>();
        foreach (var said in file.Presences)
        {
            var where = $"presences, {said.Participant} {said.Seance}";
            if (!known.Contains(said.Seance))
                Fault(where, "no such session.");
            else if (!accepted.Contains(said.Participant))
                Fault(where, "this person was not accepted: only those accepted can be present.");
            else if (!AttendanceStatus.All.Contains(said.Statut))
                Fault(where, $"{said.Statut} is none of {string.Join(", ", AttendanceStatus.All)}.");
            else if (!seen.Add((said.Participant, said.Seance)))
                Fault(where, "is there twice.");
            else
                attendance.Add(new ImportedAttendance(said.Seance, candidacies.IdOf(source, said.Participant), said.Statut));
        }
        var situations = file.Situations.Where(s => known.Contains(s.Seance) || Fault($"situations, {s.Id}", $"{s.Seance} is no session."))
            .Select(s => new ImportedSituation(s.Id, s.Seance, s.Origine, s.ApporteePar is { } by && accepted.Contains(by) ? candidacies.IdOf(source, by) : null)).ToList();
        return new ImportedCycle(source, file.Cohorte.DemiJourneesPrevues, [.. file.Seances.Select(Session)], attendance, situations);
    }

    private static ImportedSession Session(CohortFile.Meeting said) => new(
        said.Id, said.Date, said.DemiJournee, said.Statut, [.. (said.Temps ?? []).Select(t => t.Type)],
        [.. (said.Temps ?? []).SelectMany(t => t.Themes ?? []).Select(t => t.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        [.. (said.Reports ?? []).Select(r => new ImportedPostponement(r.DateInitiale, r.ReporteeAu, r.Motif))]);

    private async Task<ImportOutcome?> PutAnswers(ActionId action, CohortFile file, CancellationToken cancel)
    {
        if (file.Questionnaires is not { } said || said.Post.Count + said.Satisfaction.Count == 0)
            return null;
        // One line per person, and nobody's name with it.
        List<IReadOnlyDictionary<string, int?>> lines = [.. said.Post.Keys.Union(said.Satisfaction.Keys, StringComparer.Ordinal).Select(person =>
        {
            var line = new Dictionary<string, int?>(said.Post.GetValueOrDefault(person) ?? [], StringComparer.Ordinal);
            if (said.Satisfaction.TryGetValue(person, out var satisfied))
                line["P5"] = satisfied;
            return (IReadOnlyDictionary<string, int?>)line;
        })];
        var last = file.Seances.Count == 0 ? file.Cohorte.ConstitutionLe ?? DateOnly.MinValue : file.Seances.Max(s => s.Date);
        List<(string, string)> items = [.. said.Items.Select(i => (i.Key, i.Value)), ("P5", "Satisfaction")];
        return await answers.Put(new ImportedAnswers(action, Moments.After, "Questionnaire de fin", last, items, lines), cancel);
    }

    private string? Commune(string? said) => said is null ? null : places.Resolve(said).Choices.FirstOrDefault(p => p.Kind is PlaceKind.Commune)?.Code ?? said;

    private static CandidacyStatus? Status(string said) => said switch
    {
        "acceptee" => CandidacyStatus.Accepted,
        "refusee" => CandidacyStatus.NotKept,
        "desistee" => CandidacyStatus.Withdrawn,
        "liste-attente" => CandidacyStatus.Waiting,
        _ => null,
    };

    private bool Fault(string where, string why)
    {
        faults.Add($"{name}, {where}: {why}");
        return false;
    }
}
