using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Sessions.Attestations;

/// <summary>A session that someone was at, as an attestation tells it: when and how long, never about what.</summary>
/// <param name="Minutes">Null = nobody noted how long, or the person was there for a part only.</param>
internal sealed record AttendedSession(DateOnly Date, TimeOnly StartsAt, TimeOnly EndsAt, int HalfDays, int? Minutes, bool InPart);

/// <summary>The paper that proves presence: for who was there, of sessions held, and nothing else.</summary>
/// <param name="CheckAddress">Where its number is checked; null where the action is not public.</param>
internal sealed record Attestation(
    CandidacyId Candidacy, string CandidacyNumber, string Name, string Structure, string Action, string? Lead,
    IReadOnlyList<AttendedSession> Sessions, IReadOnlyList<string> Facilitators, DateOnly On, string? CheckAddress)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public int HalfDays => Sessions.Sum(s => s.HalfDays);

    /// <summary>Of the sessions attended from beginning to end whose length is known; null where none is.</summary>
    public int? Minutes => Sessions.Any(s => s.Minutes is not null) ? Sessions.Sum(s => s.Minutes ?? 0) : null;

    /// <summary>Attended from beginning to end, and nobody noted how long they were.</summary>
    public int Unmeasured => Sessions.Count(s => s is { InPart: false, Minutes: null });

    public int InPart => Sessions.Count(s => s.InPart);

    public DateOnly First => Sessions[0].Date;

    public DateOnly Last => Sessions[^1].Date;

    public string Length(Texts texts) => Minutes is { } known ? texts["attestations.h_min", known / 60, known % 60] : texts["attestations.length_unknown"];

    /// <summary>What a check of its number answers, to compare with the paper.</summary>
    public string Says(Texts texts) =>
        texts["attestations.check.says", texts.Count("attestations.half_days.count", HalfDays), Length(texts), First == Last ? texts["attestations.on", First] : texts["attestations.from_day_to", First, Last]];

    /// <summary>Follows from what the paper says and from an id that is on no paper: a presence corrected since gives another, and nobody is named by it.</summary>
    public string Number
    {
        get
        {
            var facts = new StringBuilder(Candidacy.ToString());
            foreach (var s in Sessions)
                facts.Append(CultureInfo.InvariantCulture, $"|{s.Date:yyyy-MM-dd} {s.HalfDays} {s.Minutes} {s.InPart}");
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString()));
            return string.Join('-', hash.Take(16).Select(b => Alphabet[b & 31]).Chunk(4).Select(c => new string(c)));
        }
    }

    /// <summary>As typed from a paper: without dashes, small letters, an O for a zero.</summary>
    public bool HasNumber(string said) => Plain(said) == Plain(Number);

    private static string Plain(string number) =>
        new([.. number.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);
}
