using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Campaigns.Contracts;

/// <summary>What came of one channel of a campaign.</summary>
/// <param name="Code">What the link carries as <c>par</c> and an application keeps as its channel.</param>
/// <param name="StructuresInvited">Distinct structures; null = not known, as for a network that passes the text on.</param>
internal sealed record ChannelFigures(string Code, string Name, int? StructuresInvited, int Applications);

/// <summary>Who was invited to an action, by channel.</summary>
/// <param name="StructuresInvited">Distinct structures in invitations that left (P1d).</param>
/// <param name="Others">Applications that came by no channel of the campaign: a phone call, a link without a code.</param>
internal sealed record CampaignFigures(int StructuresInvited, IReadOnlyList<ChannelFigures> Channels, int Others);

/// <summary>Who was invited to an action, and who applied through what.</summary>
internal interface ICampaignFigures
{
    /// <summary>Null = the action has no campaign.</summary>
    Task<CampaignFigures?> Of(ActionId action, CancellationToken cancel);
}
