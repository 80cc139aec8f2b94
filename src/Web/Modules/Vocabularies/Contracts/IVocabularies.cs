using Maillage.Platform.Ui;

namespace Maillage.Modules.Vocabularies.Contracts;

/// <summary>One item of a list as other modules read it.</summary>
internal sealed record VocabularyTerm(string Code, Wording Label, string? Parent, IReadOnlyList<string> Synonyms, IReadOnlyList<string> Countries, bool Closed, IReadOnlyDictionary<string, string> Extra);

/// <summary>The controlled lists, in memory.</summary>
internal interface IVocabularies
{
    /// <summary>All items of a list in its order, closed ones too: what was said with them stays readable.</summary>
    IReadOnlyList<VocabularyTerm> List(string list);

    VocabularyTerm? Find(string list, string code);

    /// <summary>The label in the reader's language; the code itself where the list does not know it.</summary>
    string Label(string list, string code, Texts texts) => Find(list, code)?.Label.In(texts.Language, texts.Belgian) ?? code;
}

internal static class VocabulariesCopy
{
    public const string Name = "vocabularies";
}

/// <summary>Ids of the lists that code names.</summary>
internal static class Lists
{
    public const string SupportTypes = "support-types";
    public const string PersonHelpTypes = "person-help-types";
    public const string NeedPurposes = "need-purposes";
    public const string RequesterSectors = "requester-sectors";
    public const string StructureTypes = "structure-types";
    public const string Settings = "settings";
    public const string Publics = "publics";
    public const string Themes = "themes";
    public const string Languages = "languages";
    public const string Accessibility = "accessibility";
    public const string DeliveryModes = "delivery-modes";
    public const string NetworkTypes = "network-types";
    public const string TrustMarks = "trust-marks";
    public const string EntryStates = "entry-states";
    public const string EmergencyLines = "emergency-lines";
    public const string Substances = "substances";
    public const string NeutralTerms = "neutral-terms";
}
