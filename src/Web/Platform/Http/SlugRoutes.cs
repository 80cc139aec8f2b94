using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Maillage.Platform.Http;

/// <summary>A screen's folder is its address: Modules/Directory/Services/Edit.cshtml with "{slug}" is /annuaire/services/{slug}/modifier.</summary>
internal sealed class SlugRoutes : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        var path = model.ViewEnginePath.Trim('/');
        // The longest selector is the page's own; an Index page has a second one without its last word.
        var selector = model.Selectors.OrderByDescending(s => s.AttributeRouteModel?.Template?.Length ?? 0).First();
        var template = selector.AttributeRouteModel?.Template ?? path;
        var parameters = template.StartsWith(path, StringComparison.Ordinal) ? template[path.Length..].Trim('/') : "";

        var words = path.Split('/');
        var address = words[..^1].Select(Slugs.Segment).Append(parameters).Append(Slugs.Verb(words[^1]));
        selector.AttributeRouteModel = new AttributeRouteModel { Template = string.Join('/', address.Where(s => s.Length > 0)), Name = selector.AttributeRouteModel?.Name };
        model.Selectors.Clear();
        model.Selectors.Add(selector);
    }
}

/// <summary>The one table from the words of the code to the words of addresses.</summary>
internal static class Slugs
{
    private static readonly Dictionary<string, string> Segments = new(StringComparer.Ordinal)
    {
        ["Home"] = "",
        ["Today"] = "aujourdhui",
        ["Directory"] = "annuaire",
        ["Services"] = "services",
        ["Organizations"] = "organismes",
        ["Networks"] = "reseaux",
        ["Places"] = "lieux",
        ["Quartiers"] = "quartiers",
        ["Vocabularies"] = "vocabulaires",
        ["Terms"] = "termes",
        ["Accounts"] = "compte",
        ["SignIn"] = "connexion",
        ["Devices"] = "sessions",
        ["Sessions"] = "seances",
        ["HalfDays"] = "",
        ["Vignettes"] = "vignettes",
        ["Own"] = "mes-seances",
        ["Invitations"] = "invitation",
        ["PasswordReset"] = "mot-de-passe-oublie",
        ["People"] = "personnes",
        ["Memberships"] = "roles",
        ["SecondFactor"] = "codes",
        ["Passkeys"] = "cles",
        ["OwnData"] = "donnees",
        ["Errors"] = "erreur",
        ["Legal"] = "informations",
        ["Mails"] = "courriels",
        ["Samples"] = "modeles",
        ["Privacy"] = "vie-privee",
        ["Accessibility"] = "accessibilite",
        ["Help"] = "aide",
        ["Kit"] = "kit",
        ["OpenData"] = "donnees-ouvertes",
        ["Guide"] = "guide",
        ["Embedding"] = "integrer",
        ["Moderation"] = "moderation",
        ["Kept"] = "mes-fiches",
        ["StillTrue"] = "toujours-exact",
        ["Calls"] = "appels",
        ["Delisted"] = "retraits",
        ["Actions"] = "actions",
        ["Indicators"] = "indicateurs",
        ["Counted"] = "",
        ["Published"] = "publies",
        ["Applications"] = "candidatures",
        ["Applying"] = "candidater",
        ["Follow"] = "suivi",
        ["Employers"] = "employeur",
        ["Pairs"] = "binome",
        ["Twins"] = "doublons",
        ["Campaigns"] = "campagnes",
        ["Lists"] = "listes",
        ["Contacts"] = "contacts",
        ["Import"] = "import",
        ["Unsubscribing"] = "desinscription",
        ["Questionnaires"] = "questionnaires",
        ["Sheets"] = "",
        ["Answering"] = "reponse",
        ["Groups"] = "groupes",
        ["Trainings"] = "formations",
        ["Alerts"] = "alertes",
        ["Shortlist"] = "ma-liste",
        ["Draws"] = "tirages",
        ["Mine"] = "ma-chance",
        ["Requests"] = "demandes",
        ["Asking"] = "demander",
        ["Needs"] = "besoins",
        ["Accompaniments"] = "accompagnements",
        ["Stories"] = "recits",
        ["Agreement"] = "accord",
    };

    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["Index"] = "",
        ["Show"] = "",
        ["New"] = "nouveau",
        ["Edit"] = "modifier",
        ["Closure"] = "fermeture",
        ["History"] = "historique",
        ["Delisting"] = "retrait",
        ["Correction"] = "correction",
        ["Code"] = "code",
        ["SignOut"] = "deconnexion",
        ["End"] = "fin",
        ["HandOver"] = "relais",
        ["Profile"] = "profil",
        ["Password"] = "mot-de-passe",
        ["Erasure"] = "effacement",
        ["Recovery"] = "secours",
        ["Publication"] = "publication",
        ["Declaration"] = "declaration",
        ["Report"] = "rapport",
        ["Editions"] = "editions",
        ["Composition"] = "composition",
        ["Decision"] = "decision",
        ["Opening"] = "appel",
        ["Employer"] = "employeur",
        ["Ties"] = "liens",
        ["Merge"] = "reunion",
        ["Import"] = "import",
        ["Unserved"] = "a-reinviter",
        ["Renewal"] = "nouvelle-edition",
        ["Series"] = "serie",
        ["Course"] = "deroule",
        ["Situation"] = "situation",
        ["Stock"] = "vignettes",
        ["Roll"] = "presences",
        ["Attestations"] = "attestations",
        ["Attestation"] = "attestation",
        ["Checking"] = "verification",
        ["Presence"] = "presences",
        ["Confirmation"] = "confirmation",
        ["Holding"] = "tenue",
        ["Postponement"] = "report",
        ["Cancellation"] = "annulation",
        ["SignSheet"] = "emargement",
        ["Opposition"] = "opposition",
        ["Takeover"] = "reprise",
        ["Channels"] = "canaux",
        ["Message"] = "message",
        ["Preview"] = "apercu",
        ["Sending"] = "envoi",
        ["Letters"] = "lettres",
        ["Diffusion"] = "diffusion",
        ["Question"] = "question",
        ["Dates"] = "dates",
        ["Links"] = "liens",
        ["Results"] = "resultats",
        ["Coding"] = "codage",
        ["Paper"] = "papier",
        ["Batch"] = "saisie",
        ["File"] = "fichier",
        ["Rules"] = "regles",
        ["Commitment"] = "engagement",
        ["Abandon"] = "abandon",
        ["Drawing"] = "tirage",
        ["Accompanying"] = "accompagnement",
        ["Refusal"] = "refus",
        ["Forward"] = "transmission",
        ["Proposal"] = "proposition",
        ["Acceptance"] = "accord",
        ["Conversion"] = "action",
        ["Letter"] = "lettre",
        ["Meeting"] = "rencontre",
        ["Outcome"] = "changement",
        ["Landmark"] = "repere",
        ["FollowUp"] = "nouvelles",
        ["Prolongation"] = "prolongation",
        ["Ending"] = "cloture",
        ["Story"] = "recit",
        ["Figures"] = "chiffres",
        ["Portfolio"] = "portefeuille",
    };

    public static string Segment(string folder) => Segments.TryGetValue(folder, out var slug)
        ? slug : throw new InvalidOperationException($"Give the folder {folder} its word in Slugs.Segments.");

    public static string Verb(string page) => Verbs.TryGetValue(page, out var slug)
        ? slug : throw new InvalidOperationException($"Give the page {page} its word in Slugs.Verbs.");
}
