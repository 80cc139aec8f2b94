using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;

namespace Maillage.Modules.Groups.Pools;

/// <summary>Reads from the applications of an action who is in the running for a draw.</summary>
internal sealed class PoolBook(IComposition composition, IParticipants participants, IChannelNames channels)
{
    public async Task<Running> Of(ActionId action, CancellationToken cancel)
    {
        var (call, candidates) = await composition.Of(action, cancel);
        var rows = (await participants.Rows(action, cancel)).ToDictionary(r => r.Id);
        var leftOut = new List<LeftOut>();
        var running = new List<Candidate>();
        var obstacles = new List<Refusal>();
        foreach (var one in candidates)
        {
            var status = CandidacyStatus.Of(one.Status);
            if (status == CandidacyStatus.Accepted || status == CandidacyStatus.Offered)
                obstacles.Add(new Refusal("groups.obstacle.placed", one.Number));
            else if (one.TiedToFacilitator)
                leftOut.Add(new LeftOut(one.Id, one.Number, "groups.out.tie"));
            else if (status == CandidacyStatus.AwaitsEmployer || call.NeedsEmployerAgreement && !one.HasEmployerAgreement)
                leftOut.Add(new LeftOut(one.Id, one.Number, "groups.out.employer"));
            else
                running.Add(one);
        }
        var there = running.Select(r => r.Id).ToHashSet();
        var byId = running.ToDictionary(r => r.Id);
        foreach (var alone in running.Where(r => r.PairedWith is { } other && !(byId.TryGetValue(other, out var both) && both.PairedWith == r.Id)))
            obstacles.Add(new Refusal("groups.obstacle.pair", alone.Number));
        foreach (var same in running.GroupBy(r => rows.GetValueOrDefault(r.Id)?.PersonKey, StringComparer.Ordinal).Where(g => g.Key is not null && g.Count() > 1))
            obstacles.Add(new Refusal("groups.obstacle.same", string.Join(", ", same.Select(s => s.Number))));
        var links = Links(running, there);
        var names = await channels.Of(action, cancel);
        var people = running.Select(r => new PoolPerson(r.Id, r.Number, r.Name, r.StructureName, ValuesOf(r, rows.GetValueOrDefault(r.Id), names, links, byId)));
        return new Running([.. people], leftOut, obstacles, [.. links.Keys.Select(l => l.Column).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], call);
    }

    /// <summary>For each link of hierarchy a column in which nobody has another: someone who leads two people needs two columns.</summary>
    private static Dictionary<(CandidacyId Who, string Column), string> Links(IReadOnlyList<Candidate> running, HashSet<CandidacyId> there)
    {
        var links = new Dictionary<(CandidacyId, string), string>();
        foreach (var (number, one) in running.Where(r => r.Manager is { } manager && there.Contains(manager)).Index())
        {
            var (led, leads) = (one.Id, one.Manager!.Value);
            var column = Enumerable.Range(1, running.Count).Select(n => $"{DrawColumns.Hierarchy}{n}").First(c => !links.ContainsKey((led, c)) && !links.ContainsKey((leads, c)));
            links[(led, column)] = links[(leads, column)] = $"lien-{number + 1}";
        }
        return links;
    }

    private static Dictionary<string, string> ValuesOf(Candidate one, CandidacyRow? row, IReadOnlyDictionary<string, string> channels, Dictionary<(CandidacyId Who, string Column), string> links, Dictionary<CandidacyId, Candidate> all)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["secteur"] = Said(one.Sector),
            ["commune"] = Said(one.CommuneCode),
            ["type-de-structure"] = Said(row?.StructureType),
            ["metier"] = Said(one.Profession),
            // The code in a link says nothing: its channel has a name.
            ["canal"] = Said(row?.Channel is { } code ? channels.GetValueOrDefault(code, code) : null),
            ["deja-candidate"] = row?.AppliedBefore == true ? "oui" : "non",
            [DrawColumns.Structure] = Said(one.StructureKey),
        };
        foreach (var (key, link) in links.Where(l => l.Key.Who == one.Id))
            values[key.Column] = link;
        if (one.PairedWith is { } other)
            values[DrawColumns.Pair] = $"binome-{(one.Id.Value.CompareTo(other.Value) < 0 ? one : all[other]).Number}";
        return values;
    }

    // What is not said is a value like another: nobody is left out for it.
    private static string Said(string? value) => string.IsNullOrWhiteSpace(value) ? DrawColumns.Unknown : value.Trim().Normalize(System.Text.NormalizationForm.FormC);
}
