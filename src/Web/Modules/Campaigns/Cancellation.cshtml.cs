using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>Ends the sending: what has not left is forgotten.</summary>
internal sealed class CancellationModel(ListBook book, AppDb db, CampaignStart start, Texts texts) : CampaignPage(book, db)
{
    public Progress Progress { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Read(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Read(slug, cancel))
            return NotFound();
        try
        {
            this.Say("done", texts.Count("campaign.cancelled", await start.Cancel(Campaign!, cancel)));
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        return LocalRedirect(Here);
    }

    private async Task<bool> Read(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel) || Campaign?.StartedAt is null)
            return false;
        Progress = await Progress.Of(Db, Action.Id, cancel);
        return true;
    }
}
