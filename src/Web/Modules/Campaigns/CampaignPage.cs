using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Platform.Data;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>A screen about the campaign of one action, for who works in the organisation that leads it.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class CampaignPage(ListBook book, AppDb db) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    /// <summary>Null = nobody has begun to prepare it.</summary>
    public Campaign? Campaign { get; private set; }

    public string Here => $"/campagnes/{Action.Slug}";

    protected AppDb Db => db;

    protected ListBook Book => book;

    /// <summary>False = not found, or not theirs to see.</summary>
    protected async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await book.FindAction(slug, cancel) is not { } action)
            return false;
        Action = action;
        Campaign = await db.Set<Campaign>().Include(c => c.Channels).SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel);
        return true;
    }

    public IReadOnlyList<Crumb> Crumbs(string home, string campaign) => [new(home, "/"), new(Action.Title, Action.Address), new(campaign, Here)];
}
