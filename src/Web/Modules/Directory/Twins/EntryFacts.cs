using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Twins;

/// <summary>Why two entries may be one and the same.</summary>
internal enum TwinSign
{
    Number,
    Name,
    NearName,
    Owner,
    Phone,
    Mail,
    Site,
    Place,
}

/// <summary>One reason, with what both say.</summary>
internal sealed record TwinReason(TwinSign Sign, string Said);

/// <summary>What an entry can be known by again, whoever wrote it down: folded names, digits, addresses.</summary>
internal sealed class EntryFacts(EntryKind kind, Guid id, string name, string? owner, Guid? ownerId = null)
{
    private const int NationalDigits = 8;
    private static readonly string[] LegalForms = ["asbl", "aisbl", "vzw", "voe", "vog", "association", "asso", "sa", "srl", "sprl", "scrl"];
    private static readonly string[] SmallWords = ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "un", "une"];

    public EntryKind Kind => kind;

    public Guid Id => id;

    public string Name => name;

    public string NameKey { get; } = KeyOf(name);

    public string? Owner => owner;

    public Guid? OwnerId => ownerId;

    public string? OwnerKey { get; } = owner is null ? null : KeyOf(owner);

    /// <summary>Digits of numbers in registers, with the register's name before them.</summary>
    public Dictionary<string, string> Numbers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Phones { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Mails { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Sites { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Places { get; } = new(StringComparer.Ordinal);

    public void AddNumber(string register, string? number)
    {
        var digits = Digits(number);
        if (digits.Length >= 9)
            Numbers.TryAdd($"{register} {digits}", $"{register} {number}");
    }

    public void AddPhone(string? number)
    {
        // The same number with and without its country: its last digits tell.
        var digits = Digits(number);
        if (digits.Length >= NationalDigits)
            Phones.TryAdd(digits[^NationalDigits..], number!);
    }

    public void AddMail(string? mail)
    {
        if (!string.IsNullOrWhiteSpace(mail))
            Mails.TryAdd(mail.Trim().ToLowerInvariant(), mail.Trim());
    }

    public void AddSite(string? site)
    {
        if (Reach.Link(site) is { } link)
            Sites.TryAdd(Reach.Short(link).ToLowerInvariant(), Reach.Short(link));
    }

    public void AddPlace(string? place)
    {
        if (!string.IsNullOrWhiteSpace(place))
            Places.TryAdd(Fold.Key(place), place.Trim());
    }

    /// <summary>All that both say alike; only enough of it makes them twins.</summary>
    public IReadOnlyList<TwinReason> Common(EntryFacts other)
    {
        var reasons = new List<TwinReason>();
        Add(TwinSign.Number, Numbers, other.Numbers);
        if (NameKey.Length > 0 && NameKey == other.NameKey)
            reasons.Add(new TwinReason(TwinSign.Name, name));
        // One organisation may well offer "Formation 1" and "Formation 2" on one number; "supervision d'équipe" and "d'équipes" are one.
        else if (ownerId is not null && ownerId == other.OwnerId ? Words(NameKey).SetEquals(Words(other.NameKey)) : IsNear(NameKey, other.NameKey))
            reasons.Add(new TwinReason(TwinSign.NearName, $"{name} · {other.Name}"));
        if (OwnerKey is { Length: > 0 } && OwnerKey == other.OwnerKey)
            reasons.Add(new TwinReason(TwinSign.Owner, owner!));
        Add(TwinSign.Phone, Phones, other.Phones);
        Add(TwinSign.Mail, Mails, other.Mails);
        Add(TwinSign.Site, Sites, other.Sites);
        Add(TwinSign.Place, Places, other.Places);
        return reasons;

        void Add(TwinSign sign, Dictionary<string, string> own, Dictionary<string, string> others)
        {
            if (own.Keys.FirstOrDefault(others.ContainsKey) is { } key)
                reasons.Add(new TwinReason(sign, own[key]));
        }
    }

    /// <summary>A number of a register alone is enough; a name needs something beside it.</summary>
    public static bool AreTwins(IReadOnlyList<TwinReason> reasons) =>
        reasons.Any(r => r.Sign is TwinSign.Number)
        || (reasons.Any(r => r.Sign is TwinSign.Name) && reasons.Any(r => r.Sign is TwinSign.Owner or TwinSign.Phone or TwinSign.Mail or TwinSign.Site or TwinSign.Place))
        || (reasons.Any(r => r.Sign is TwinSign.NearName) && reasons.Any(r => r.Sign is TwinSign.Phone or TwinSign.Mail or TwinSign.Site));

    /// <summary>What puts an entry beside those it is worth comparing with.</summary>
    public IEnumerable<string> Buckets =>
        Numbers.Keys.Select(n => $"n {n}").Concat(Phones.Keys.Select(p => $"p {p}")).Concat(Mails.Keys.Select(m => $"m {m}")).Concat(Sites.Keys.Select(s => $"s {s}"))
            .Concat(Places.Keys.Select(p => $"{NameKey} {p}")).Append($"{NameKey} {OwnerKey}");

    private static string KeyOf(string text) => string.Join(' ', Fold.Key(System.Net.WebUtility.HtmlDecode(text)).Split(' ').Where(w => !LegalForms.Contains(w)));

    private static bool IsNear(string a, string b)
    {
        if (a.Length < 6 || b.Length < 6)
            return false;
        if (OneError.Apart(a, b))
            return true;
        var (one, other) = (Words(a), Words(b));
        var common = one.Count(other.Contains);
        return common >= 2 && common * 3 >= Math.Max(one.Count, other.Count) * 2;
    }

    private static HashSet<string> Words(string key) => [.. key.Split(' ').Where(w => !SmallWords.Contains(w)).Select(w => w.Length > 3 ? w.TrimEnd('s') : w)];

    private static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
