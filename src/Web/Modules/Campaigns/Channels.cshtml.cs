using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>By which ways the invitation goes out: the unserved first, then lists, and networks that pass it on.</summary>
internal sealed class ChannelsModel(ListBook book, AppDb db, INetworks networks, IParticipants participants, ICurrentPerson person, Texts texts, TimeProvider time) : CampaignPage(book, db)
{
    private const int LongestHeadStart = 60;
    private const int UsualHeadStart = 3;

    [BindProperty]
    public ChannelsForm Form { get; set; } = new();

    public IReadOnlyList<Choice> Lists { get; private set; } = [];

    public IReadOnlyList<Choice> Networks { get; private set; } = [];

    /// <summary>Those the former edition could not serve; null = there is no former edition.</summary>
    public IReadOnlyList<UnservedPerson>? Unserved { get; private set; }

    internal sealed class ChannelsForm
    {
        public bool Unserved { get; set; }

        public List<Guid> Lists { get; set; } = [];

        public List<Guid> Networks { get; set; } = [];

        public int HeadStart { get; set; }

        public int Version { get; set; }
    }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        var channels = Campaign?.Channels ?? [];
        Form = new ChannelsForm
        {
            Unserved = Campaign is null ? Action.FormerEdition is not null : channels.Exists(c => c.Kind is ChannelKind.Unserved),
            Lists = [.. channels.Select(c => c.ListId?.Value).OfType<Guid>()],
            Networks = [.. channels.Select(c => c.NetworkId?.Value).OfType<Guid>()],
            HeadStart = Campaign?.HeadStartDays ?? UsualHeadStart,
            Version = Campaign?.Version ?? 0,
        };
        await Offer(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        await Offer(cancel);
        if (Form.HeadStart is < 0 or > LongestHeadStart)
            ModelState.AddModelError("Form.HeadStart", texts["campaign.head_start_wrong", LongestHeadStart]);
        if (!ModelState.IsValid)
            return this.Again();
        var campaign = Campaign;
        if (campaign is null)
            Db.Add(campaign = CampaignDraft.Of(Action, texts));
        else if (campaign.Version != Form.Version)
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        campaign.HeadStartDays = Form.HeadStart;
        Db.Entry(campaign).State = Campaign is null ? EntityState.Added : EntityState.Modified;
        var kept = await Reconcile(campaign, cancel);
        Db.Record(new AuditFact("campaign.channels", $"action:{Action.Id}", person.Id!.Value.Value));
        try
        {
            await Db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        this.Say(kept > 0 ? "info" : "done", kept > 0 ? texts.Count("campaign.channels.kept", kept) : texts["campaign.channels.saved"]);
        return LocalRedirect(Here);
    }

    /// <summary>Adds and takes away; a channel that has served stays, for what came of it. Returns how many stay for that.</summary>
    private async Task<int> Reconcile(Campaign campaign, CancellationToken cancel)
    {
        var wanted = new List<(ChannelKind Kind, Guid? Id, string Name)>();
        if (Form.Unserved && Unserved is not null)
            wanted.Add((ChannelKind.Unserved, null, texts["campaign.unserved"]));
        wanted.AddRange(Lists.Where(l => Form.Lists.Contains(Guid.Parse(l.Value))).Select(l => (ChannelKind.List, (Guid?)Guid.Parse(l.Value), l.Label)));
        wanted.AddRange(Networks.Where(n => Form.Networks.Contains(Guid.Parse(n.Value))).Select(n => (ChannelKind.Network, (Guid?)Guid.Parse(n.Value), n.Label)));
        var used = await Db.Set<Invitation>().Where(i => i.ActionId == campaign.ActionId).Select(i => i.ChannelId).Distinct().ToListAsync(cancel);
        var kept = 0;
        foreach (var channel in campaign.Channels.ToList())
        {
            if (wanted.RemoveAll(w => w.Kind == channel.Kind && w.Id == (channel.ListId?.Value ?? channel.NetworkId?.Value)) > 0)
                continue;
            if (used.Contains(channel.Id) || channel.HandedOn is not null)
                kept++;
            else
                campaign.Channels.Remove(channel);
        }
        foreach (var (kind, id, name) in wanted)
        {
            var channel = new CampaignChannel
            {
                Id = EntityId.New<ChannelId>(time),
                ActionId = campaign.ActionId,
                Kind = kind,
                ListId = kind is ChannelKind.List ? new MailingListId(id!.Value) : null,
                NetworkId = kind is ChannelKind.Network ? new NetworkId(id!.Value) : null,
                Code = CampaignChannel.NewCode(),
                Name = name,
            };
            // Added by name: its id is made here, and would be taken for one that is known.
            Db.Add(channel);
        }
        return kept;
    }

    private async Task Offer(CancellationToken cancel)
    {
        var lists = await Book.Lists().AsNoTracking().Where(l => l.OrganizationId == Action.Lead!.Value).OrderBy(l => l.Name).ToListAsync(cancel);
        List<MailingListId> ids = [.. lists.Select(l => l.Id)];
        var counts = await Db.Set<Contact>().Where(c => ids.Contains(c.ListId)).GroupBy(c => c.ListId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var toVerify = await Db.Set<Contact>().Where(c => ids.Contains(c.ListId)).In(ContactFilter.ToVerify, Book.Today).GroupBy(c => c.ListId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Lists = [.. lists.Select(l => new Choice(l.Id.ToString(), l.Name, Form.Lists.Contains(l.Id.Value), counts.GetValueOrDefault(l.Id), texts.Count("mailing.to_verify", toVerify.GetValueOrDefault(l.Id))))];
        Networks = [.. (await networks.All(cancel)).Select(n => new Choice(n.Id.ToString(), n.Name, Form.Networks.Contains(n.Id.Value)))];
        Unserved = Action.FormerEdition is { } former ? await participants.Unserved(former, Action.Id, cancel) : null;
    }
}
