using System.Text.Json;
using System.Text.Json.Serialization;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Indicators.Cohort;

/// <summary>A group as a file tells it (`maillage/fixture/1`): applications, sessions, attendance, situations, answers.</summary>
internal sealed record CohortFile
{
    public const string Format = "maillage/fixture/1";
    private const int Largest = 20_000_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = "";

    public string Action { get; init; } = "";

    public Settings Cohorte { get; init; } = new();

    public List<Structure> Structures { get; init; } = [];

    public List<Applicant> Candidatures { get; init; } = [];

    public List<Meeting> Seances { get; init; } = [];

    public List<Presence> Presences { get; init; } = [];

    public List<Case> Situations { get; init; } = [];

    public Answers? Questionnaires { get; init; }

    internal sealed record Settings(int? Places = null, int? PlafondParStructure = null, int? DemiJourneesPrevues = null, DateOnly? ConstitutionLe = null);

    internal sealed record Structure(string Id, string Type, string? Nom = null, string? Commune = null);

    internal sealed record Applicant(string Id, string Structure, DateOnly RecueLe, string Statut, string? Personne = null, string? Canal = null, bool CandidatEdition2019 = false, string? Motif = null, DateOnly? DecideeLe = null);

    internal sealed record Meeting(string Id, DateOnly Date, string DemiJournee, string Statut, List<Part>? Temps = null, List<Move>? Reports = null);

    internal sealed record Part(string Type, List<int>? Themes = null);

    internal sealed record Move(DateOnly DateInitiale, DateOnly ReporteeAu, string? Motif = null);

    internal sealed record Presence(string Participant, string Seance, string Statut);

    internal sealed record Case(string Id, string Seance, string Origine, string? ApporteePar = null);

    internal sealed record Answers
    {
        public Dictionary<string, string> Items { get; init; } = [];

        public Dictionary<string, Dictionary<string, int?>> Post { get; init; } = [];

        public Dictionary<string, int?> Satisfaction { get; init; } = [];
    }

    /// <summary>Reads the file, or says in one sentence what in it is wrong, with the line.</summary>
    public static CohortFile Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                throw new BadInputException($"{path}: no such file.");
            if (new FileInfo(path).Length > Largest)
                throw new BadInputException($"{path}: has more than {Largest / 1_000_000} MB.");
            var file = JsonSerializer.Deserialize<CohortFile>(File.ReadAllBytes(path), Options);
            return file?.Schema == Format ? file : throw new BadInputException($"{path}, line 1, $schema: must be {Format}.");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{path}, line {e.LineNumber + 1}, {e.Path}: cannot be read as {Format}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read ({e.Message}).");
        }
    }
}
