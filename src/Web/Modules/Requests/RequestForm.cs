using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Requests;

/// <summary>What is asked of who asks, by themselves or by the service that takes the call.</summary>
internal sealed class RequestForm
{
    public const string Institution = "institution";
    public const string Professional = "professionnel";
    public const string Person = "personne";

    private const int LongestLine = 200;
    private const int LongestText = 4000;
    private const string CodeSigns = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int CodeLength = 8;

    private Place? place;

    /// <summary>For whom: the institution, one professional, or a person (who is led to help).</summary>
    public string? For { get; set; }

    public string? Support { get; set; }

    public List<string> Concerns { get; set; } = [];

    public string? Story { get; set; }

    public string? Expectations { get; set; }

    public string? Needs { get; set; }

    public string? Existing { get; set; }

    public string? Context { get; set; }

    public string? Sector { get; set; }

    public string? Setting { get; set; }

    public string? Team { get; set; }

    public string? Structure { get; set; }

    public string? Commune { get; set; }

    public string? TimeFrame { get; set; }

    public string? Name { get; set; }

    public string? Profession { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>The fields in which someone may be recognised, by name.</summary>
    public IReadOnlyList<(string Field, string Text)> Told => [.. new (string Field, string? Text)[]
        { ("Story", Story), ("Expectations", Expectations), ("Needs", Needs), ("Existing", Existing), ("Context", Context), ("Team", Team) }
        .Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => (t.Field, t.Text!))];

    /// <summary>Those that point to someone.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<TracePiece> Pieces)> Telling =>
        [.. Told.Where(t => Traces.Worst(t.Text) is not Trace.None).Select(t => (t.Field, Traces.Of(t.Text)))];

    public bool IsFromAPerson => For == Person || FromAPerson.Writes([.. Told.Select(t => t.Text)]);

    public static RequestForm Of(SupportRequest r, IPlaces places) => new()
    {
        For = r.ForInstitution ? Institution : Professional,
        Support = r.Support,
        Concerns = r.Concerns,
        Story = r.Story,
        Expectations = r.Expectations,
        Needs = r.Needs,
        Existing = r.Existing,
        Context = r.Context,
        Sector = r.Sector,
        Setting = r.Setting,
        Team = r.Team,
        Structure = r.StructureName,
        Commune = r.CommuneCode is { } code && places.Find(code) is { } commune ? places.Label(commune) : r.CommuneCode,
        TimeFrame = r.TimeFrame,
        Name = r.RequesterName,
        Profession = r.Profession,
        Email = r.Email,
        Phone = r.Phone,
    };

    /// <summary>Puts a mask over what points to someone; the fields are then shown as they have become.</summary>
    public void Mask(ModelStateDictionary state)
    {
        (Story, Expectations, Needs) = (Traces.Masked(Story), Traces.Masked(Expectations), Traces.Masked(Needs));
        (Existing, Context, Team) = (Traces.Masked(Existing), Traces.Masked(Context), Traces.Masked(Team));
        foreach (var (field, _) in Told)
            state.Remove($"Form.{field}");
    }

    /// <summary>Checks what was typed; what is wrong is written at its field.</summary>
    /// <param name="byRequester">Who asks types it: then a mail, a place and a sentence are needed.</param>
    /// <param name="isKept">Words that may point to someone were looked at and stay.</param>
    public bool IsRight(bool byRequester, bool isKept, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrEmpty(For) && byRequester)
            errors.AddModelError("Form.For", texts["requests.for_missing"]);
        if (string.IsNullOrEmpty(Support))
            errors.AddModelError("Form.Support", texts["requests.support_missing"]);
        if (byRequester && string.IsNullOrWhiteSpace(Story) && string.IsNullOrWhiteSpace(Expectations))
            errors.AddModelError("Form.Expectations", texts["requests.expectations_missing"]);
        foreach (var (field, text, needed) in new (string, string?, bool)[] { ("Structure", Structure, true), ("Name", Name, byRequester), ("TimeFrame", TimeFrame, false), ("Phone", Phone, false), ("Team", Team, false) })
        {
            if (needed && string.IsNullOrWhiteSpace(text))
                errors.AddModelError($"Form.{field}", texts[$"requests.{field.ToLowerInvariant()}_missing"]);
            else if (text?.Length > LongestLine)
                errors.AddModelError($"Form.{field}", texts["requests.too_long", LongestLine, text.Length]);
        }
        if (byRequester && string.IsNullOrWhiteSpace(Email) || !string.IsNullOrWhiteSpace(Email) && !IsMail(Email))
            errors.AddModelError("Form.Email", texts["requests.email_wrong"]);
        foreach (var (field, text) in Told)
        {
            if (text.Length > LongestText)
                errors.AddModelError($"Form.{field}", texts["requests.too_long", LongestText, text.Length]);
            if (Traces.Worst(text) is Trace.Refused)
                errors.AddModelError($"Form.{field}", texts["requests.trace.refused"]);
        }
        FindPlace(byRequester, places, errors, texts);
        if (errors.IsValid && !isKept && Telling.Count > 0)
            errors.AddModelError("Traces", texts["requests.trace.look"]);
        return errors.IsValid;
    }

    /// <summary>Writes what was typed and found right.</summary>
    public void WriteTo(SupportRequest request, IPlaces places)
    {
        request.ForInstitution = For != Professional;
        (request.Support, request.Concerns) = (Support!, [.. Concerns.Take(20)]);
        (request.Story, request.Expectations, request.Needs, request.Existing, request.Context) = (Clean(Story), Clean(Expectations), Clean(Needs), Clean(Existing), Clean(Context));
        (request.Sector, request.Setting, request.Team, request.TimeFrame, request.Profession) = (Clean(Sector), Clean(Setting), Clean(Team), Clean(TimeFrame), Clean(Profession));
        (request.StructureName, request.RequesterName, request.Email, request.Phone) = (Structure!.Trim(), Clean(Name), Clean(Email), Clean(Phone));
        request.CommuneCode = place?.Code;
        request.TerritoryCode = place is null ? null : TerritoryOf(place, places);
    }

    public SupportRequest Make(string origin, string language, DateOnly today, IPlaces places, TimeProvider time)
    {
        var request = new SupportRequest
        {
            Id = EntityId.New<RequestId>(time),
            Code = RandomNumberGenerator.GetString(CodeSigns, CodeLength),
            Origin = origin,
            Language = language,
            StructureName = "",
            Support = "",
            ReceivedOn = today,
            ChangedAt = time.GetUtcNow(),
        };
        WriteTo(request, places);
        return request;
    }

    /// <summary>The same for what says the same, of the same sender to the same services.</summary>
    public string SentKey(IEnumerable<string> services)
    {
        var said = string.Join('\n', [Fold.Key(Email ?? Phone ?? ""), Fold.Key(Structure ?? ""), Support ?? "", Fold.Key(Story ?? ""), Fold.Key(Expectations ?? ""), .. services.Order(StringComparer.Ordinal)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
    }

    /// <summary>Where needs are counted: the province or département, else the widest place known.</summary>
    public static string TerritoryOf(Place commune, IPlaces places) =>
        (places.Ancestors(commune.Code).FirstOrDefault(p => p.Kind is PlaceKind.Province or PlaceKind.Departement) ?? places.Ancestors(commune.Code).FirstOrDefault(p => p.Kind is PlaceKind.Region) ?? commune).Code;

    public static bool IsMail(string text) => text.Trim() is { Length: <= 254 } said && System.Net.Mail.MailAddress.TryCreate(said, out var mail) && mail.Address == said && mail.Host.Contains('.', StringComparison.Ordinal);

    private void FindPlace(bool needed, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(Commune))
        {
            if (needed)
                errors.AddModelError("Form.Commune", texts["requests.commune_missing"]);
            return;
        }
        // As a list writes it, "Sainte-Luce (Martinique)", or as people do.
        var found = places.Resolve(Commune.Split('(')[0]).Choices.Where(p => p.Kind is PlaceKind.Commune or PlaceKind.Quartier).ToList();
        place = found.FirstOrDefault(p => places.Label(p) == Commune.Trim()) ?? (places.Resolve(Commune).MustChoose && found.Count > 1 ? null : found.FirstOrDefault());
        if (place is null)
            errors.AddModelError("Form.Commune", found.Count > 1 ? texts["requests.commune_choose", string.Join(", ", found.Take(4).Select(places.Label))] : texts["requests.commune_unknown"]);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
