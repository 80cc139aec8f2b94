namespace Maillage.Modules.Groups.Draw;

/// <summary>What one applicant is told: their chance beside the smallest one, and for 0 the smallest change of quotas that would give them one.</summary>
/// <param name="Changes">Null while there is a chance; empty where no quota could give one.</param>
internal sealed record ApplicantChance(int PoolSize, int Places, IReadOnlyDictionary<string, int> Caps, double Maximin, double Chance, IReadOnlyList<Relaxation>? Changes)
{
    /// <summary>Null when nobody in the pool has this id.</summary>
    public static ApplicantChance? Of(DrawOutcome outcome, string id, CancellationToken cancel)
    {
        var place = outcome.Pool.People.Select(p => p.Id).ToList().BinarySearch(id, StringComparer.Ordinal);
        if (place < 0)
            return null;
        var chance = outcome.Chances[place];
        var changes = chance > 0 ? null : Impossibility.Smallest(outcome.Pool, outcome.Rules, place, cancel) ?? [];
        return new ApplicantChance(outcome.Pool.People.Count, outcome.Rules.PanelSize, outcome.Rules.Caps, outcome.Maximin, chance, changes);
    }
}
