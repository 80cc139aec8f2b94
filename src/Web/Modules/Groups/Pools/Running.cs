using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Data;

namespace Maillage.Modules.Groups.Pools;

/// <summary>One application that a draw may choose.</summary>
/// <param name="Values">Its value for each column a rule may look at.</param>
internal sealed record PoolPerson(CandidacyId Id, string Number, string Name, string StructureName, IReadOnlyDictionary<string, string> Values);

/// <summary>An application that no draw may choose, and the key of why.</summary>
internal sealed record LeftOut(CandidacyId Id, string Number, string Why);

/// <summary>Who is in the running today, who is not, and what must be settled before a draw.</summary>
/// <param name="Hierarchies">Columns that hold line managers apart.</param>
internal sealed record Running(IReadOnlyList<PoolPerson> People, IReadOnlyList<LeftOut> Out, IReadOnlyList<Refusal> Obstacles, IReadOnlyList<string> Hierarchies, CompositionRules Call)
{
    /// <summary>The rules as they are drawn with: those that were written, the line managers held apart, the pairs kept together.</summary>
    public DrawRules Whole(DrawRules rules) =>
        rules with { Together = People.Any(p => p.Values.ContainsKey(DrawColumns.Pair)) ? DrawColumns.Pair : null, Caps = rules.Caps.Concat(Hierarchies.Select(h => KeyValuePair.Create(h, 1))).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal) };

    /// <summary>The pool under the numbers of the applications, for a check that nobody else reads.</summary>
    public Pool Inside(DrawRules whole) => Make(whole, p => p.Number, (_, value) => value);

    /// <summary>The pool as it is hashed and shown: every person under the id of their ticket, every structure and pair under a number that says nothing.</summary>
    public Pool Outside(DrawRules whole, IReadOnlyDictionary<CandidacyId, Ticket> tickets)
    {
        var (structures, pairs) = (Numbered(DrawColumns.Structure, "S", tickets), Numbered(DrawColumns.Pair, "B", tickets));
        return Make(whole, p => tickets[p.Id].PublicId, (column, value) => column switch { DrawColumns.Structure => structures[value], DrawColumns.Pair => pairs[value], _ => value });
    }

    // In the order of ids made by chance: the numbers follow neither names nor dates.
    private Dictionary<string, string> Numbered(string column, string letter, IReadOnlyDictionary<CandidacyId, Ticket> tickets) =>
        People.Where(p => p.Values.ContainsKey(column)).GroupBy(p => p.Values[column], p => tickets[p.Id].PublicId, StringComparer.Ordinal)
            .OrderBy(g => g.Min(StringComparer.Ordinal), StringComparer.Ordinal).Index().ToDictionary(g => g.Item.Key, g => $"{letter}-{g.Index + 1:00}", StringComparer.Ordinal);

    private Pool Make(DrawRules whole, Func<PoolPerson, string> idOf, Func<string, string, string> shown) => new(whole.Columns, People.Select(p => new Draw.Applicant(idOf(p),
        [.. whole.Columns.Select(c => p.Values.TryGetValue(c, out var value) ? shown(c, value) : idOf(p))])));
}
