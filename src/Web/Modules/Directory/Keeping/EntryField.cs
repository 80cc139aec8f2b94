using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Which kind of entry is kept; the words its addresses begin with follow from it.</summary>
internal enum EntryKind
{
    Service,
    Organization,
}

/// <summary>How a field is written by hand.</summary>
internal enum FieldKind
{
    Line,
    Text,
    Mail,
    Web,

    /// <summary>A number of a register: digits only.</summary>
    Number,

    /// <summary>One a line, "081 22 33 44 (secrétariat)".</summary>
    Phones,

    /// <summary>One line per run of days, "lundi à vendredi 09:00-12:30, 13:30-17:00".</summary>
    Hours,

    /// <summary>Codes of a list.</summary>
    Codes,

    /// <summary>Codes of the gazetteer, one a line.</summary>
    Places,
    State,
}

/// <summary>A field that people keep.</summary>
/// <param name="Name">The column, or the group that provenances name: phones, hours.</param>
/// <param name="Matters">A change made by the service itself waits until the coordination has read it.</param>
/// <param name="List">The vocabulary its codes come from.</param>
/// <param name="Open">A visitor may suggest another value.</param>
internal sealed record EntryField(string Name, FieldKind Kind, bool Matters = false, string? List = null, bool Open = true)
{
    public string TextKey => $"directory.field.{Name}";
}

internal static class EntryFields
{
    public const string State = "state";

    /// <summary>States that a person may choose; the others come about by themselves.</summary>
    public static readonly string[] Choosable = [EntryStates.Published, EntryStates.Full, EntryStates.ClosedForNow, EntryStates.Ceased];

    private static readonly EntryField[] Service =
    [
        new("name", FieldKind.Line, Matters: true),
        new("alternate_name", FieldKind.Line),
        new("description", FieldKind.Text),
        new("phones", FieldKind.Phones),
        new("email", FieldKind.Mail, Matters: true),
        new("url", FieldKind.Web),
        new("hours", FieldKind.Hours),
        new("fees", FieldKind.Line),
        new("wait_time", FieldKind.Line),
        new("eligibility", FieldKind.Text),
        new("application_process", FieldKind.Text),
        new("area_description", FieldKind.Line),
        new("areas_served", FieldKind.Places, Matters: true, Open: false),
        new("supports", FieldKind.Codes, Matters: true, Lists.SupportTypes, Open: false),
        new("person_helps", FieldKind.Codes, Matters: true, Lists.PersonHelpTypes, Open: false),
        new("purposes", FieldKind.Codes, List: Lists.NeedPurposes, Open: false),
        new("sectors", FieldKind.Codes, List: Lists.RequesterSectors, Open: false),
        new("settings", FieldKind.Codes, List: Lists.Settings, Open: false),
        new("publics", FieldKind.Codes, List: Lists.Publics, Open: false),
        new("themes", FieldKind.Codes, List: Lists.Themes, Open: false),
        new("modes", FieldKind.Codes, List: Lists.DeliveryModes, Open: false),
        new("languages", FieldKind.Codes, List: Lists.Languages, Open: false),
        new("accessibility", FieldKind.Codes, List: Lists.Accessibility, Open: false),
        new(State, FieldKind.State, Matters: true, Lists.EntryStates, Open: false),
    ];

    private static readonly EntryField[] Organization =
    [
        new("name", FieldKind.Line, Matters: true),
        new("alternate_name", FieldKind.Line),
        new("description", FieldKind.Text),
        new("missions", FieldKind.Text),
        new("phones", FieldKind.Phones),
        new("email", FieldKind.Mail, Matters: true),
        new("website", FieldKind.Web),
        new("bce", FieldKind.Number, Matters: true, Open: false),
        new("siret", FieldKind.Number, Matters: true, Open: false),
        new("finess", FieldKind.Number, Matters: true, Open: false),
        new(State, FieldKind.State, Matters: true, Lists.EntryStates, Open: false),
    ];

    public static IReadOnlyList<EntryField> Of(EntryKind kind) => kind is EntryKind.Service ? Service : Organization;

    public static EntryField? Find(EntryKind kind, string name) => Of(kind).FirstOrDefault(f => f.Name == name);

    /// <summary>The folder of its addresses.</summary>
    public static string Folder(this EntryKind kind) => kind is EntryKind.Service ? "services" : "organismes";
}
