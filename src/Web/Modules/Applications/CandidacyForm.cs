using System.Net.Mail;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Applications;

/// <summary>What is asked of who applies, by themselves or by who takes their call.</summary>
internal sealed class CandidacyForm
{
    private const int LongestText = 1000;
    private const int LongestLine = 200;
    private Place? place;

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Profession { get; set; }

    public string? Sector { get; set; }

    public string? Structure { get; set; }

    public string? Commune { get; set; }

    public string? Motivation { get; set; }

    public string? EmployerEmail { get; set; }

    /// <summary>Mail of the colleague of "both or neither".</summary>
    public string? PairEmail { get; set; }

    public bool AskAgain { get; set; }

    public static IReadOnlyList<SelectListItem> Offer(IVocabularies vocabularies, Texts texts, string list) =>
        [new SelectListItem(texts["candidacies.field.choose"], ""), .. vocabularies.List(list).Where(t => !t.Closed).Select(t => new SelectListItem(t.Label.In(texts.Language, texts.Belgian), t.Code))];

    /// <summary>Checks what was typed; what is wrong is written at its field.</summary>
    public bool IsRight(bool needsMail, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        Line("Name", Name, required: true, errors, texts);
        Line("Structure", Structure, required: true, errors, texts);
        Line("Phone", Phone, required: false, errors, texts);
        if (needsMail && string.IsNullOrWhiteSpace(Email) || !string.IsNullOrWhiteSpace(Email) && !IsMail(Email))
            errors.AddModelError("Form.Email", texts["candidacies.email_wrong"]);
        OtherMail("EmployerEmail", EmployerEmail, "candidacies.employer.own_mail", errors, texts);
        OtherMail("PairEmail", PairEmail, "candidacies.pair.own_mail", errors, texts);
        if (Motivation?.Length > LongestText)
            errors.AddModelError("Form.Motivation", texts["candidacies.text_long", LongestText, Motivation.Length]);
        place = string.IsNullOrWhiteSpace(Commune) ? null : places.Resolve(Commune).Choices.FirstOrDefault(p => p.Kind is PlaceKind.Commune);
        if (!string.IsNullOrWhiteSpace(Commune) && place is null)
            errors.AddModelError("Form.Commune", texts["candidacies.commune_unknown"]);
        return errors.IsValid;
    }

    /// <summary>The same for two applications of one person. A method, for every property of a form is read while it is checked, empty or not.</summary>
    public string PersonKey() => Candidacy.KeyOfPerson(Clean(Email), Name!, Structure!);

    /// <summary>The application as typed and found right, not yet confirmed.</summary>
    public Candidacy Make(ActionId action, int number, CandidacyId id, string entry, DateOnly today, string language) => new()
    {
        Id = id,
        ActionId = action,
        Number = number,
        ApplicantName = Name!.Trim(),
        Email = Clean(Email),
        Phone = Clean(Phone),
        PersonKey = PersonKey(),
        Profession = Clean(Profession),
        Sector = Clean(Sector),
        StructureName = Structure!.Trim(),
        CommuneCode = place?.Code,
        Motivation = Clean(Motivation),
        EmployerEmail = Clean(EmployerEmail),
        PairEmail = Clean(PairEmail) is { } colleague ? Candidacy.KeyOfMail(colleague) : null,
        Entry = entry,
        ReceivedOn = today,
        AgreesToBeAskedAgain = AskAgain,
        Language = language,
    };

    public static bool IsMail(string text) => text.Trim() is { Length: <= 254 } said && MailAddress.TryCreate(said, out var mail) && mail.Address == said && mail.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>A mail of someone else than who applies.</summary>
    private void OtherMail(string field, string? mail, string own, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(mail))
            return;
        if (!IsMail(mail))
            errors.AddModelError($"Form.{field}", texts["candidacies.email_wrong"]);
        else if (!string.IsNullOrWhiteSpace(Email) && Candidacy.KeyOfMail(Email) == Candidacy.KeyOfMail(mail))
            errors.AddModelError($"Form.{field}", texts[own]);
    }

    private static void Line(string field, string? text, bool required, ModelStateDictionary errors, Texts texts)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            errors.AddModelError($"Form.{field}", texts[$"candidacies.{field.ToLowerInvariant()}_missing"]);
        else if (text?.Length > LongestLine)
            errors.AddModelError($"Form.{field}", texts["candidacies.text_long", LongestLine, text.Length]);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
