using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Campaigns.Contracts;

/// <summary>What came of one channel of a campaign.</summary>
/// <param name="Code">What the link carries as <c>par</c> and an application keeps as its channel.</param>
/// <param name="StructuresInvited">Distinct structures; null = not known, as for a network that passes the text on.</param>
internal sealed record ChannelFigures(string Code, string Name, int? StructuresInvited, int Applications);

/// <summary>Who was invited to an action, by channel.</summary>
/// <param name="Invited">Distinct structures in invitations that left (P1d), by their folded names.</param>
/// <param name="Others">Applications that came by no channel of the campaign.</param>
internal sealed record CampaignFigures(IReadOnlySet<string> Invited, IReadOnlyList<ChannelFigures> Channels, IReadOnlyList<OriginFigures> Others)
{
    public int StructuresInvited => Invited.Count;
}

/// <summary>What came otherwise.</summary>
/// <param name="Channel">Code of the list diffusion-channels, or as said; null = not said.</param>
/// <param name="Entry">link, phone, paper or import; said where the channel is not.</param>
internal sealed record OriginFigures(string? Channel, string? Entry, int Applications);

/// <summary>Who was invited to an action, and who applied through what.</summary>
internal interface ICampaignFigures
{
    /// <summary>Null = the action has no campaign.</summary>
    Task<CampaignFigures?> Of(ActionId action, CancellationToken cancel);
}
