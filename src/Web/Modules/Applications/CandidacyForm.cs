using System.Net.Mail;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Applications;

/// <summary>What is asked of who applies, by themselves or by who takes their call.</summary>
internal sealed class CandidacyForm
{
    private const int LongestText = 1000;
    private const int LongestLine = 200;

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Profession { get; set; }

    public string? Sector { get; set; }

    public string? Structure { get; set; }

    public string? Commune { get; set; }

    public string? Motivation { get; set; }

    public bool AskAgain { get; set; }

    public static IReadOnlyList<SelectListItem> Offer(IVocabularies vocabularies, Texts texts, string list) =>
        [new SelectListItem(texts["candidacies.field.choose"], ""), .. vocabularies.List(list).Where(t => !t.Closed).Select(t => new SelectListItem(t.Label.In(texts.Language, texts.Belgian), t.Code))];

    /// <summary>The application as typed, not yet confirmed; null where something is wrong, with the errors written.</summary>
    public Candidacy? Read(ActionId action, int number, CandidacyId id, string entry, DateOnly today, bool needsMail, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        Line("Name", Name, required: true, errors, texts);
        Line("Structure", Structure, required: true, errors, texts);
        Line("Phone", Phone, required: false, errors, texts);
        if (needsMail && string.IsNullOrWhiteSpace(Email) || !string.IsNullOrWhiteSpace(Email) && !IsMail(Email.Trim()))
            errors.AddModelError("Form.Email", texts["candidacies.email_wrong"]);
        if (Motivation?.Length > LongestText)
            errors.AddModelError("Form.Motivation", texts["candidacies.text_long", LongestText, Motivation.Length]);
        var place = string.IsNullOrWhiteSpace(Commune) ? null : places.Resolve(Commune).Choices.FirstOrDefault(p => p.Kind is PlaceKind.Commune);
        if (!string.IsNullOrWhiteSpace(Commune) && place is null)
            errors.AddModelError("Form.Commune", texts["candidacies.commune_unknown"]);
        if (!errors.IsValid)
            return null;
        var mail = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        return new Candidacy
        {
            Id = id,
            ActionId = action,
            Number = number,
            ApplicantName = Name!.Trim(),
            Email = mail,
            Phone = Clean(Phone),
            PersonKey = mail is null ? $"{Fold.Key(Name)}|{Fold.Key(Structure!)}" : Candidacy.KeyOfMail(mail),
            Profession = Clean(Profession),
            Sector = Clean(Sector),
            StructureName = Structure!.Trim(),
            CommuneCode = place?.Code,
            Motivation = Clean(Motivation),
            Entry = entry,
            ReceivedOn = today,
            AgreesToBeAskedAgain = AskAgain,
            Language = texts.Language,
        };
    }

    private static void Line(string field, string? text, bool required, ModelStateDictionary errors, Texts texts)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            errors.AddModelError($"Form.{field}", texts[$"candidacies.{field.ToLowerInvariant()}_missing"]);
        else if (text?.Length > LongestLine)
            errors.AddModelError($"Form.{field}", texts["candidacies.text_long", LongestLine, text.Length]);
    }

    private static bool IsMail(string text) => text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
