using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Campaigns;

/// <summary>The text that networks pass on to their members, each with the link that tells their channel.</summary>
internal sealed class DiffusionModel(ListBook book, AppDb db, InvitationWriter writer, INetworks networks, ICurrentPerson person, Texts texts) : CampaignPage(book, db)
{
    internal sealed record Ready(CampaignChannel Channel, string? Mail, string Text);

    public IReadOnlyList<Ready> Texts { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel) || Campaign is not { Body.Length: > 0 } campaign)
            return NotFound();
        var known = (await networks.All(cancel)).ToDictionary(n => n.Id);
        var head = await writer.Head(campaign, Action, cancel);
        Texts = [.. campaign.Channels.Where(c => c.Kind is ChannelKind.Network).OrderBy(c => c.Name, StringComparer.CurrentCulture).Select(c => new Ready(c, c.NetworkId is { } id ? known.GetValueOrDefault(id)?.Email : null, Write(head, c)))];
        return Page();
    }

    /// <summary>The text was handed to the network.</summary>
    public async Task<IActionResult> OnPost(string slug, Guid channel, CancellationToken cancel)
    {
        if (!await Find(slug, cancel) || Campaign?.Channels.Find(c => c.Id.Value == channel && c.Kind is ChannelKind.Network) is not { } handed)
            return NotFound();
        handed.HandedOn = Book.Today;
        Db.Record(new AuditFact("campaign.handed", $"action:{Action.Id}", person.Id!.Value.Value, handed.Name));
        await Db.SaveChangesAsync(cancel);
        this.Say("done", texts["campaign.networks.handed", handed.Name]);
        return LocalRedirect($"{Here}/diffusion");
    }

    private string Write(InvitationWriter.Letterhead head, CampaignChannel channel)
    {
        var structure = texts["campaign.your_structure"];
        return string.Join("\n\n", [writer.Subject(head, structure, addressee: null), .. writer.Paragraphs(head, structure, addressee: null), writer.Form(Action, channel.Code).ToString()]);
    }
}
