using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>Where an invitation stands: whom it reaches, how far its sending is, and who applied through what.</summary>
internal sealed class ShowModel(ListBook book, AppDb db, RecipientReader reader, CampaignStart start, ICampaignFigures figures, ICalls calls, IActions actions, InvitationWriter writer, IVocabularies vocabularies, Texts texts, TimeProvider time) : CampaignPage(book, db)
{
    internal sealed record Origin(string Name, int? Invited, int? Applications);

    public CallDates? Call { get; private set; }

    /// <summary>Links would lead somewhere.</summary>
    public bool MayStart => Action.IsPublished && Call is { IsOpen: true };

    /// <summary>As it will be read.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Whom it would reach now.</summary>
    public Reach? Reach { get; private set; }

    public Progress Progress { get; private set; } = new([]);

    public IReadOnlyList<Origin> Origins { get; private set; } = [];

    public int StructuresInvited { get; private set; }

    public bool IsStarted => Campaign?.StartedAt is not null;

    public bool IsPaused => Campaign?.StoppedAt is not null && Progress.Waiting > 0;

    /// <summary>The day those that wait may leave, where it has not come; null = nothing holds them.</summary>
    public DateTimeOffset? LeavesAt => IsRunning && Progress.NextDue is { } due && due > time.GetUtcNow() ? TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById(Action.Zone)) : null;

    public bool IsRunning => IsStarted && Campaign?.StoppedAt is null && Progress.Waiting > 0;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Read(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, string act, CancellationToken cancel)
    {
        if (!await Read(slug, cancel) || Campaign is not { } campaign || act is not ("pause" or "resume"))
            return NotFound();
        try
        {
            if (act == "pause")
                this.Say("done", texts.Count("campaign.paused", await start.Pause(campaign, cancel)));
            else if (Refused() is { } refusal)
                return this.Refused(refusal, texts);
            else
            {
                await start.Resume(campaign, cancel);
                this.Say("done", texts["campaign.resumed"]);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        return LocalRedirect(Here);
    }

    private Refusal? Refused() => !Action.IsPublished ? new Refusal("campaign.not_published") : Call is not { IsOpen: true } ? new Refusal("campaign.not_open") : null;

    private async Task<bool> Read(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return false;
        Call = await calls.Of(Action, cancel);
        if (Campaign is null)
            return true;
        Subject = writer.Subject(await writer.Head(Campaign, Action, cancel), texts["campaign.example"], addressee: null);
        Progress = await Progress.Of(Db, Action.Id, cancel);
        // What was counted once is not counted again while it leaves.
        if (Progress.Waiting == 0)
            Reach = await reader.Of(Campaign, Action, cancel);
        await ReadOrigins(cancel);
        return true;
    }

    private async Task ReadOrigins(CancellationToken cancel)
    {
        if (await figures.Of(Action.Id, cancel) is not { } counted)
            return;
        StructuresInvited = counted.StructuresInvited;
        var shown = SmallNumbers.Shown([.. counted.Channels.Select(c => c.Applications), .. counted.Others.Select(o => o.Applications)], await actions.ReaderOf(Action, cancel));
        Origins = [.. counted.Channels.Select((c, n) => new Origin(c.Name, c.StructuresInvited, shown[n])), .. counted.Others.Select((o, n) => new Origin(NameOf(o), null, shown[counted.Channels.Count + n]))];
    }

    private string NameOf(OriginFigures origin) => origin.Channel is { } channel ? vocabularies.Label("diffusion-channels", channel, texts) : texts[$"candidacies.entry.{origin.Entry}"];
}
