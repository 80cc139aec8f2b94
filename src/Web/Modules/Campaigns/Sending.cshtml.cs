using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>The last look before invitations leave: how many, to whom, and who is left out.</summary>
internal sealed class SendingModel(ListBook book, AppDb db, RecipientReader reader, CampaignStart start, ICalls calls, Texts texts) : CampaignPage(book, db)
{
    public Reach Reach { get; private set; } = null!;

    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>Leaves out the addresses that nobody has looked at for a year.</summary>
    [BindProperty]
    public bool VerifiedOnly { get; set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Read(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, int confirmed, CancellationToken cancel)
    {
        if (!await Read(slug, cancel))
            return NotFound();
        if (!Sure)
        {
            ModelState.AddModelError("Sure", texts["campaign.send.sure_missing"]);
            return this.Again();
        }
        if (!Action.IsPublished)
            return this.Refused(new Refusal("campaign.not_published"), texts);
        if (await calls.Of(Action, cancel) is not { IsOpen: true })
            return this.Refused(new Refusal("campaign.not_open"), texts);
        if (Reach.Recipients.Count == 0 || VerifiedOnly && Reach.ToVerify == Reach.Recipients.Count)
            return this.Refused(new Refusal("campaign.send.nobody"), texts);
        try
        {
            if (await start.Start(Campaign!, Action, confirmed, VerifiedOnly, cancel) is not { } going)
                return this.Refused(new Refusal("campaign.send.changed"), texts);
            this.Say("done", texts["campaign.send.done", going.Count(r => !r.IsLetter), going.Count(r => r.IsLetter)]);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // Started by someone else in the same moment: what they confirmed leaves, once.
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        return LocalRedirect(Here);
    }

    private async Task<bool> Read(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel) || Campaign is not { Body.Length: > 0, Channels.Count: > 0 } campaign)
            return false;
        Reach = await reader.Of(campaign, Action, cancel);
        return true;
    }
}
