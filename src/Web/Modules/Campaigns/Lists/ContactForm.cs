using System.Net.Mail;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>A contact as it is typed.</summary>
internal sealed class ContactForm
{
    public const int LongestLine = 200;
    public const int LongestAddress = 500;

    public string? Structure { get; set; }

    public string? Type { get; set; }

    public string? Commune { get; set; }

    public string? Name { get; set; }

    public string? Function { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string Basis { get; set; } = LawfulBases.Interest;

    public string? BasisText { get; set; }

    public DateOnly? BasisOn { get; set; }

    public string? Origin { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    public int Version { get; set; }

    public static ContactForm Of(Contact contact, IPlaces places) => new()
    {
        Structure = contact.StructureName,
        Type = contact.StructureType,
        Commune = contact.CommuneCode is { } code ? places.Find(code) is { } place ? places.Label(place) : code : null,
        Name = contact.ContactName,
        Function = contact.ContactFunction,
        Email = contact.Email,
        Address = contact.PostalAddress,
        Basis = contact.LawfulBasis,
        BasisText = contact.BasisText,
        BasisOn = contact.BasisOn,
        Origin = contact.Origin,
        VerifiedOn = contact.VerifiedOn,
        Version = contact.Version,
    };

    /// <summary>What was typed; null where something is wrong, with the errors written.</summary>
    public ContactDetails? Read(DateOnly today, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(Structure))
            errors.AddModelError("Form.Structure", texts["mailing.structure_missing"]);
        foreach (var (field, text) in new[] { ("Structure", Structure), ("Name", Name), ("Function", Function), ("BasisText", BasisText), ("Origin", Origin) })
        {
            if (text?.Trim().Length > LongestLine)
                errors.AddModelError($"Form.{field}", texts["mailing.text_long", LongestLine, text.Trim().Length]);
        }
        if (Clean(Email) is { } mail && !IsMail(mail))
            errors.AddModelError("Form.Email", texts["mailing.mail_wrong"]);
        if (Clean(Email) is null && Clean(Address) is null)
            errors.AddModelError("Form.Email", texts["mailing.no_address"]);
        if (Address?.Length > LongestAddress)
            errors.AddModelError("Form.Address", texts["mailing.text_long", LongestAddress, Address.Length]);
        if (!LawfulBases.All.Contains(Basis))
            errors.AddModelError("Form.Basis", texts["mailing.basis_missing"]);
        if (VerifiedOn > today)
            errors.AddModelError("Form.VerifiedOn", texts["mailing.date_ahead"]);
        if (BasisOn > today)
            errors.AddModelError("Form.BasisOn", texts["mailing.date_ahead"]);
        var place = Clean(Commune) is { } commune ? places.Resolve(commune).Choices.FirstOrDefault(p => p.Kind is PlaceKind.Commune) : null;
        if (Clean(Commune) is not null && place is null)
            errors.AddModelError("Form.Commune", texts["mailing.commune_unknown"]);
        return errors.IsValid
            ? new ContactDetails(Structure!.Trim(), Clean(Type), place?.Code, Clean(Name), Clean(Function), Clean(Email), Clean(Address)?.ReplaceLineEndings("\n"), Basis, Clean(BasisText), BasisOn, Clean(Origin), VerifiedOn)
            : null;
    }

    public static bool IsMail(string text) => text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
