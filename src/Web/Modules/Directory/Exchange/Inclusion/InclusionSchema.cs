using System.Collections.Frozen;
using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>What schema v1 of data·inclusion asks of each field.</summary>
internal static partial class InclusionSchema
{
    public static readonly string[] Structure =
        ["id", "source", "nom", "description", "date_maj", "siret", "adresse", "complement_adresse", "commune", "code_postal", "code_insee", "longitude", "latitude", "telephone", "courriel", "site_web", "lien_source", "horaires_accueil", "accessibilite_lieu", "reseaux_porteurs"];

    public static readonly string[] Service =
    [
        "id", "structure_id", "source", "nom", "description", "date_maj", "type", "thematiques", "frais", "frais_precisions", "publics", "publics_precisions", "conditions_acces", "adresse", "complement_adresse", "commune", "code_postal", "code_insee",
        "longitude", "latitude", "telephone", "courriel", "lien_source", "modes_accueil", "zone_eligibilite", "contact_nom_prenom", "modes_mobilisation", "lien_mobilisation", "mobilisable_par", "mobilisation_precisions",
        "volume_horaire_hebdomadaire", "nombre_semaines", "horaires_accueil",
    ];

    /// <summary>Fields that hold several values, commas between them in a spreadsheet.</summary>
    public static readonly string[] Lists = ["thematiques", "publics", "modes_accueil", "modes_mobilisation", "mobilisable_par", "reseaux_porteurs", "zone_eligibilite"];

    public static FrozenDictionary<string, FrozenSet<string>> Codes { get; } = ReadCodes();

    /// <summary>Why a value of a field is faulty, or null.</summary>
    public static string? Fault(string field, string value, Func<string, bool> isCommune) => field switch
    {
        "nom" when value.Length is < 3 or > 150 => $"3 to 150 signs are asked, here are {value.Length}",
        "nom" when value.EndsWith('.') => Pointed,
        "description" when value.Length is < 50 or > 2000 => $"50 to 2,000 signs are asked, here are {value.Length}",
        "date_maj" when !IsDate(value) => $"“{value}” is no date",
        "siret" when !Siret().IsMatch(value) => $"“{value}” is no SIRET: 14 digits",
        "code_postal" when !Postcode().IsMatch(value) => $"“{value}” is no postcode: 5 digits",
        "code_insee" when !isCommune(value) => $"“{value}” is no commune of the gazetteer",
        "courriel" when !MailAddress.TryCreate(value, out var mail) || mail.Address != value => $"“{value}” is no mail address",
        "site_web" or "lien_source" or "lien_mobilisation" or "accessibilite_lieu" when !IsLink(value) => $"“{Short(value)}” is no web address",
        "longitude" when !IsNumber(value, -180, 180) => $"“{value}” is no longitude",
        "latitude" when !IsNumber(value, -90, 90) => $"“{value}” is no latitude",
        "volume_horaire_hebdomadaire" when !IsNumber(value, 0, 168) => $"“{value}” is no number of hours a week",
        "nombre_semaines" when !IsNumber(value, 1, 520) => $"“{value}” is no number of weeks",
        _ => Codes.TryGetValue(field, out var codes) && !Lists.Contains(field) && !codes.Contains(value) ? $"“{value}” is not in the list {field}" : null,
    };

    /// <summary>What every record needs, and why this one does not have it; null where it has.</summary>
    public static string? Lacks(InclusionRecord record, string field) =>
        record[field] is not { } value ? "it is missing" : Fault(field, value, _ => true) is { } fault && fault != Pointed ? fault : null;

    private const string Pointed = "a name does not end with a point";

    public static readonly string[] Needed = ["nom", "description", "date_maj"];

    public static bool IsLink(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !value.Contains(' ', StringComparison.Ordinal);

    private static bool IsDate(string value) => DateOnly.TryParseExact(value.Length > 10 ? value[..10] : value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsNumber(string value, double least, double most) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static string Short(string value) => value.Length > 60 ? $"{value[..60]}…" : value;

    private static FrozenDictionary<string, FrozenSet<string>> ReadCodes()
    {
        using var stream = typeof(InclusionSchema).Assembly.GetManifestResourceStream("Maillage.Modules.Directory.Exchange.Data.data-inclusion-v1.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [GeneratedRegex("^[0-9]{14}$")]
    private static partial Regex Siret();

    [GeneratedRegex("^[0-9]{5}$")]
    private static partial Regex Postcode();
}
