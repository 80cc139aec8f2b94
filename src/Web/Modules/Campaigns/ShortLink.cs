using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>The address on a letter, short enough to be typed: leads to the public form with its channel.</summary>
internal static class ShortLink
{
    public static async Task<IResult> Go(string code, AppDb db, IActions actions, CancellationToken cancel)
    {
        var typed = code.Trim().ToLowerInvariant();
        var channel = await db.Set<CampaignChannel>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == typed, cancel);
        return channel is not null && await actions.Find(channel.ActionId, cancel) is { IsPublished: true } action
            ? Results.LocalRedirect($"/candidatures/candidater/{action.Slug}?par={channel.Code}")
            : Results.NotFound();
    }
}
