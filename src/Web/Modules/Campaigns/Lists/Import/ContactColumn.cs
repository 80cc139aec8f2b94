using System.Collections.Frozen;
using Maillage.Platform.Text;

namespace Maillage.Modules.Campaigns.Lists.Import;

/// <summary>What a column of a file may hold.</summary>
internal enum ContactColumn
{
    Structure,
    StructureType,
    Name,
    FirstName,
    Function,
    Mail,
    Street,
    Postcode,
    Town,
    Basis,
    BasisText,
    BasisOn,
    Origin,
    VerifiedOn,
    Opposition,
}

/// <summary>The names that people give to columns, folded.</summary>
internal static class ContactColumns
{
    private static readonly FrozenDictionary<string, ContactColumn> Names = new (ContactColumn Column, string[] Names)[]
    {
        (ContactColumn.Structure, ["structure", "organisme", "organisation", "nom de la structure", "nom structure", "etablissement", "association", "institution", "employeur", "raison sociale", "entreprise", "organization", "organisatie"]),
        (ContactColumn.StructureType, ["type", "type de structure", "categorie", "type structure"]),
        (ContactColumn.Name, ["contact", "nom", "nom du contact", "nom contact", "personne", "interlocuteur", "interlocutrice", "destinataire", "nom de famille", "prenom nom", "nom prenom", "nom et prenom", "name", "naam"]),
        (ContactColumn.FirstName, ["prenom", "prenom du contact", "first name", "voornaam"]),
        (ContactColumn.Function, ["fonction", "poste", "metier", "profession", "titre", "qualite", "function", "functie"]),
        (ContactColumn.Mail, ["courriel", "email", "e mail", "mail", "mel", "adresse mail", "adresse email", "adresse e mail", "adresse electronique", "adresse courriel", "email address", "courriel du contact"]),
        (ContactColumn.Street, ["adresse", "adresse postale", "rue", "voie", "adresse 1", "adresse complete", "address", "adres"]),
        (ContactColumn.Postcode, ["code postal", "cp", "code", "postcode", "postal code"]),
        (ContactColumn.Town, ["ville", "commune", "localite", "town", "city", "gemeente"]),
        (ContactColumn.Basis, ["consentement", "base legale", "base", "accord", "consent", "toestemming"]),
        (ContactColumn.BasisText, ["recueil", "mode de recueil", "comment", "detail de la base", "precision"]),
        (ContactColumn.BasisOn, ["date du consentement", "date consentement", "date de recueil", "recueilli le", "accord du"]),
        (ContactColumn.Origin, ["origine", "source", "provenance", "origin"]),
        (ContactColumn.VerifiedOn, ["verifie le", "verifiee le", "derniere verification", "date de verification", "verification", "mis a jour le", "verified on"]),
        (ContactColumn.Opposition, ["opposition", "desinscrit", "desinscrite", "desinscription", "oppose", "opposee", "ne plus ecrire", "opt out", "desabonne"]),
    }.SelectMany(c => c.Names.Select(n => KeyValuePair.Create(n, c.Column))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Where each kind of column stands in this first line; a kind that comes twice counts once.</summary>
    public static IReadOnlyDictionary<ContactColumn, int> Map(IReadOnlyList<string> head)
    {
        var found = new Dictionary<ContactColumn, int>();
        foreach (var (index, name) in head.Index())
        {
            if (Names.TryGetValue(Fold.Key(name), out var column))
                found.TryAdd(column, index);
        }
        // "Nom" and no column of structures: it is the structure's name.
        if (!found.ContainsKey(ContactColumn.Structure) && !found.ContainsKey(ContactColumn.FirstName) && found.Remove(ContactColumn.Name, out var named))
            found[ContactColumn.Structure] = named;
        return found;
    }
}
