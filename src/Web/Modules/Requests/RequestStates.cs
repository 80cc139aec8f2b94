namespace Maillage.Modules.Requests;

/// <summary>Codes of the list request-statuses, and which of them are open.</summary>
internal static class RequestStates
{
    public const string List = "request-statuses";
    public const string Draft = "a-confirmer";
    public const string Received = "recue";
    public const string Qualified = "qualifiee";
    public const string Assigned = "transmise";
    public const string Answered = "repondue";
    public const string Proposed = "proposition";
    public const string Agreed = "acceptee";
    public const string Converted = "convertie";
    public const string Closed = "sans-suite";

    /// <summary>In the order of the way; a request never goes back along it by itself.</summary>
    public static readonly string[] Way = [Draft, Received, Qualified, Assigned, Answered, Proposed, Agreed];

    public static readonly string[] Open = [Received, Qualified, Assigned, Answered, Proposed, Agreed];

    public static bool IsOpen(string state) => Open.Contains(state);
}

/// <summary>How a service stands to a request it was asked for.</summary>
internal static class AskedStates
{
    public const string Waiting = "attente";
    public const string Answered = "repondue";
    public const string Proposed = "proposition";
    public const string Joined = "a-deux";
    public const string Declined = "declinee";

    /// <summary>It still may, or has to, answer.</summary>
    public static readonly string[] Open = [Waiting, Answered, Proposed, Joined];
}

/// <summary>Codes of the lists that the program acts on.</summary>
internal static class RequestCodes
{
    public const string Origins = "request-origins";
    public const string ByForm = "formulaire";
    public const string ByPhone = "telephone";
    public const string DeclineReasons = "request-decline-reasons";
    public const string NoPlace = "plus-de-place";
    public const string TakenByColleague = "repris-par-confrere";
    public const string ClosingReasons = "request-closing-reasons";
    public const string Duplicate = "doublon";
    public const string NothingFound = "aucune-offre";
    public const string FromAPerson = "personne-concernee";
    public const string Erased = "effacee";
    public const string Abusive = "abusive";
    public const string Concerns = "concern-types";
    public const string Professions = "professions";
    public const string Group = "formation";

    /// <summary>What a reason says of needs: a list item that carries it is a need that nobody covers.</summary>
    public const string Counts = "counts";
    public const string Unmet = "besoin-non-couvert";
}
