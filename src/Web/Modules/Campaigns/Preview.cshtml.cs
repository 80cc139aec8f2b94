using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Mail;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Campaigns;

/// <summary>The invitation as a real person would get it, and a test of it sent to oneself.</summary>
internal sealed class PreviewModel(ListBook book, AppDb db, RecipientReader reader, InvitationWriter writer, IOwnMail own, ICurrentPerson person, AttemptLimits limits, Texts texts, TimeProvider time) : CampaignPage(book, db)
{
    private static readonly Limit PerPerson = new("campaign-test", 20, TimeSpan.FromHours(1));

    /// <summary>Which recipient, from 1; 0 = nobody can be written to yet.</summary>
    public int Number { get; private set; }

    public int Count { get; private set; }

    public Recipient? Recipient { get; private set; }

    public MailBody Body { get; private set; } = null!;

    public string? OwnMail { get; private set; }

    public async Task<IActionResult> OnGet(string slug, int n, CancellationToken cancel) => await Read(slug, n, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, int n, CancellationToken cancel)
    {
        if (!await Read(slug, n, cancel))
            return NotFound();
        if (OwnMail is null || !await limits.Take(PerPerson, person.Id!.Value.ToString(), cancel))
            return this.Refused(new Refusal("campaign.test.too_many"), texts);
        var now = time.GetUtcNow();
        var head = await writer.Head(Campaign!, Action, cancel);
        var body = Body with { Subject = texts["campaign.test.subject", Body.Subject] };
        Db.Add(writer.Outgoing(head, body, OwnMail, now));
        await Db.SaveChangesAsync(cancel);
        this.Say("done", texts["campaign.test.sent", OwnMail]);
        return LocalRedirect($"{Here}/apercu?n={Number}");
    }

    private async Task<bool> Read(string slug, int n, CancellationToken cancel)
    {
        if (!await Find(slug, cancel) || Campaign is not { Body.Length: > 0 } campaign)
            return false;
        var mails = (await reader.Of(campaign, Action, cancel)).Recipients.Where(r => !r.IsLetter).ToList();
        Count = mails.Count;
        Number = Count == 0 ? 0 : Math.Clamp(n, 1, Count);
        Recipient = Count == 0 ? null : mails[Number - 1];
        OwnMail = await own.Read(cancel);
        // Nobody yet: the structure of an example, without a name.
        var channel = Recipient?.Channel ?? campaign.Channels.FirstOrDefault() ?? new CampaignChannel { Id = default, ActionId = campaign.ActionId, Kind = ChannelKind.List, Code = "", Name = "" };
        Body = writer.Mail(await writer.Head(campaign, Action, cancel), channel, OwnMail ?? "", Recipient?.StructureName ?? texts["campaign.example"], Recipient?.Addressee);
        return true;
    }
}
