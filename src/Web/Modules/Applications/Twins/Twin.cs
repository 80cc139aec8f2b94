using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Applications.Twins;

/// <summary>Why two applications may be of one person, the surest first.</summary>
internal enum Likeness
{
    Mail,
    NameAndStructure,
    Phone,
    Name,
}

/// <summary>Two applications that may be of one person, and which of the two would go on.</summary>
internal sealed record Twin(Candidacy Kept, Candidacy Other, Likeness Why)
{
    /// <summary>Found by what they share rather than each against each; each two of them once, with the surest reason.</summary>
    public static IReadOnlyList<Twin> Of(IReadOnlyCollection<Candidacy> all)
    {
        var running = all.Where(a => a.State != CandidacyStatus.Draft && a.State != CandidacyStatus.Duplicate && a.ApplicantName.Length > 0).ToList();
        var found = new Dictionary<(CandidacyId, CandidacyId), Twin>();
        foreach (var (why, key) in Keys)
        {
            foreach (var alike in running.GroupBy(key, StringComparer.Ordinal).Where(g => g.Key is { Length: > 0 } && g.Count() > 1))
            {
                var them = alike.OrderBy(a => a.Number).ToList();
                foreach (var (one, other) in them.SelectMany((a, i) => them.Skip(i + 1).Select(b => (a, b))).Where(p => !p.a.IsNotSameAs(p.b)))
                    found.TryAdd((one.Id, other.Id), Between(one, other, why));
            }
        }
        return [.. found.Values.OrderBy(t => t.Why).ThenBy(t => t.Kept.Number).ThenBy(t => t.Other.Number)];
    }

    /// <summary>What holds a place goes on, then what is still in the running, then what came first.</summary>
    public static Twin Between(Candidacy one, Candidacy other, Likeness why)
    {
        Candidacy[] ordered = [.. new[] { one, other }.OrderByDescending(a => a.WasAccepted && a.State.TakesAPlace).ThenByDescending(a => a.State.TakesAPlace).ThenByDescending(a => a.State.Class is not StatusClass.Negative).ThenByDescending(a => a.WasAccepted).ThenBy(a => a.Number)];
        return new Twin(ordered[0], ordered[1], why);
    }

    private static readonly (Likeness Why, Func<Candidacy, string?> Key)[] Keys =
    [
        (Likeness.Mail, a => a.Email is { } mail ? Candidacy.KeyOfMail(mail) : null),
        (Likeness.NameAndStructure, a => $"{Name(a)}|{Fold.Key(a.StructureName)}"),
        (Likeness.Phone, a => a.Phone is { } phone && string.Concat(phone.Where(char.IsDigit)) is { Length: >= 8 } digits ? digits[^8..] : null),
        (Likeness.Name, Name),
    ];

    // "Weber Lucie" is "Lucie Weber".
    private static string Name(Candidacy a) => string.Join(' ', Fold.Key(a.ApplicantName).Split(' ').Order(StringComparer.Ordinal));
}
