namespace Maillage.Modules.Actions.Contracts;

/// <summary>A link from an action's page to what another module knows of it: sessions, applications, indicators…</summary>
/// <param name="Text">Key of its words.</param>
/// <param name="Note">Already written for the reader: "9 demi-journées, 8 tenues".</param>
internal sealed record ActionLinkLine(string Text, string Address, string? Note = null);

/// <summary>What a module adds to the page of an action; registered by the module that knows it.</summary>
internal interface IActionPart
{
    int Order { get; }

    /// <summary>The links of this module on the action's page.</summary>
    /// <param name="manages">Whether the reader prepares this action; else only what anyone may open.</param>
    Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel);
}

/// <summary>A figure computed from what was done, for the head of a public record.</summary>
/// <param name="Value">Already written for the reader; null = not known, which is not 0.</param>
/// <param name="Address">Where this reader learns how it was counted; null = nowhere.</param>
internal sealed record ActionFigure(string Code, string? Value, string Name, string Base, string? Address = null);

/// <summary>The figures of an action; registered by the module that counts them.</summary>
internal interface IActionFigures
{
    Task<IReadOnlyList<ActionFigure>> Of(ActionCard action, CancellationToken cancel);
}

/// <summary>What a module carries from an edition to the next when it is renewed: lists, unserved, plan; nothing is typed again.</summary>
internal interface IActionRenewal
{
    int Order { get; }

    /// <summary>Copies inside the caller's transaction; tracked changes are saved by the caller. Returns what was carried over, already written; null = nothing.</summary>
    Task<string?> CarryOver(ActionCard from, ActionCard to, CancellationToken cancel);
}
