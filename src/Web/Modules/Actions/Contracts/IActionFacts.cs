using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Print;

namespace Maillage.Modules.Actions.Contracts;

/// <summary>A figure that the record itself states, by the code of the catalogue of indicators.</summary>
/// <param name="Value">Null = the record names the indicator and gives no figure, which is not 0.</param>
/// <param name="Said">As written.</param>
internal sealed record DeclaredValue(string Code, decimal? Value, string? Said);

/// <summary>What a record says that figures are counted with or compared to.</summary>
/// <param name="LeadAndFunders">Not among the partners, even where they apply.</param>
/// <param name="Funding">What all funders gave; null where one does not say.</param>
/// <param name="TheoryTopics">How many topics it plans; null = it names none.</param>
/// <param name="Description">What is done, as written.</param>
internal sealed record ActionFacts(IReadOnlyCollection<OrganizationId> LeadAndFunders, decimal? Funding, bool CostIsPublic, int? TheoryTopics, IReadOnlyList<DeclaredValue> Declared, string? Description = null);

/// <summary>The record in words, for a report.</summary>
/// <param name="Beginning">Context, objectives, description, partners, reach.</param>
/// <param name="Contradictions">Where the record says two things at once, each a sentence.</param>
internal sealed record ActionWriting(IReadOnlyList<SheetPart> Beginning, IReadOnlyList<string> Contradictions, IReadOnlyList<(string Name, decimal? Amount)> Funders);

/// <summary>Records as other modules count with them; who asks has made sure that its reader may.</summary>
internal interface IActionFacts
{
    Task<ActionFacts> Of(ActionId action, CancellationToken cancel);

    Task<ActionWriting> Written(ActionId action, CancellationToken cancel);

    /// <summary>The editions before and after that this reader may open, this one among them, in order of time.</summary>
    Task<IReadOnlyList<ActionCard>> Editions(ActionCard action, CancellationToken cancel);
}
