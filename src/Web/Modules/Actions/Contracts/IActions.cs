using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Figures;

namespace Maillage.Modules.Actions.Contracts;

/// <summary>What other modules need of an action: its name, who leads it, where its days are counted.</summary>
/// <param name="Kind">Code of the list action-modules: groupe, formation, accompagnement…</param>
/// <param name="Zone">IANA zone in which its dates are read.</param>
/// <param name="Begins">First day of what is done; the years declared to a register may say otherwise.</param>
/// <param name="FormerEdition">The action it renews.</param>
internal sealed record ActionCard(
    ActionId Id,
    string Slug,
    string Title,
    int? Year,
    string Kind,
    string Zone,
    OrganizationId? Lead,
    string? LeadName,
    DateOnly? Begins,
    DateOnly? Ends,
    bool IsPublished,
    ActionId? FormerEdition)
{
    public string Address => $"/actions/{Slug}";

    public DateOnly Today(TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime);
}

/// <summary>An organisation that takes part, by its id where the directory knows it.</summary>
internal sealed record ActionPartner(OrganizationId? Organization, string Name);

/// <summary>Actions as the person of this request may see them; what they may not see is not found.</summary>
internal interface IActions
{
    Task<ActionCard?> Find(string slug, CancellationToken cancel);

    Task<ActionCard?> Find(ActionId id, CancellationToken cancel);

    /// <summary>The action whoever asks, a draft too: for who holds the secret link of an application to it, and for what the program does by itself.</summary>
    Task<ActionCard?> Known(ActionId id, CancellationToken cancel);

    /// <summary>The action if this person prepares it: a coordinator, or a facilitator or member of the service that leads it.</summary>
    Task<ActionCard?> FindManaged(string slug, CancellationToken cancel);

    /// <summary>Those this person prepares, latest first.</summary>
    Task<IReadOnlyList<ActionCard>> Managed(CancellationToken cancel);

    Task<IReadOnlyDictionary<ActionId, ActionCard>> Named(IReadOnlyCollection<ActionId> ids, CancellationToken cancel);

    /// <summary>Names of the partners linked to it, each once.</summary>
    Task<IReadOnlyList<ActionPartner>> Partners(ActionId action, CancellationToken cancel);

    /// <summary>Names of who pays, each once; what they give is not said.</summary>
    Task<IReadOnlyList<string>> Funders(ActionId action, CancellationToken cancel);

    /// <summary>As whom this person reads the action's figures.</summary>
    Task<Reader> ReaderOf(ActionCard action, CancellationToken cancel);
}
