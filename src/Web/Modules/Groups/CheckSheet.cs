namespace Maillage.Modules.Groups;

/// <summary>What a page gives the browser to check a draw with: what was announced, and for an applicant where the files are and which line is theirs.</summary>
internal sealed record CheckSheet(Sortition Sortition, string? Files, string? Dossier, Ticket? Ticket)
{
    /// <summary>One line for each check, in the order in which they are made.</summary>
    public IReadOnlyList<string> Checks => [.. Sortition.GroupIndex is null ? (string[])["commitment", "rules", "shares", "groups"] : ["commitment", "rules", "shares", "groups", "index", "result"], .. Ticket is null ? (string[])[] : ["you"]];
}
