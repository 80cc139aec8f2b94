using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>Whom La Traverse invited last year, and this year's invitation, ready to be read again.</summary>
internal sealed class DemoCampaigns : IDemoWorld
{
    private const string Body = "{bonjour}\n\n{organisme} propose « {action} », et {structure} peut y envoyer quelqu’un : il y a {places}.\n\nLe groupe commence le {debut}. Chaque séance aborde des situations amenées par le groupe : comment en parler, comment accompagner, vers qui orienter. Ce qui s’y dit y reste.\n\nPour candidater, quelques minutes suffisent, sans compte, jusqu’au {limite}.\n\nBien à vous,\nFarida Ziegler, {organisme}";

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Campaign>().AnyAsync(cancel))
            return;
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var then = now.AddMonths(-14);
        var last = Draft(DemoActions.LastYearId);
        last.StartedAt = then;
        var mailing = Channel(last, ChannelKind.List, "mailing", "Structures de Moselle");
        Channel(last, ChannelKind.Network, "reseau-local", "CLSM de Metz", "clsm-de-metz").HandedOn = DateOnly.FromDateTime(then.UtcDateTime);
        db.Add(last);
        for (var number = 1; number <= 40; number++)
        {
            var structure = $"Structure invitée {number}";
            var invitation = new Invitation { Id = new InvitationId(DemoWorld.Id("invitation", $"{number}")), ActionId = last.ActionId, ChannelId = mailing.Id, IsLetter = number % 10 == 0, StructureName = structure, StructureKey = Fold.Key(structure), DueAt = then };
            invitation.Leave(then, mail: null);
            db.Add(invitation);
        }
        var next = Draft(DemoActions.ThisYearId);
        next.HeadStartDays = 3;
        Channel(next, ChannelKind.Unserved, "d3m2n5s8", "Personnes non servies");
        Channel(next, ChannelKind.List, "d3m2l7s4", "Structures de Moselle");
        Channel(next, ChannelKind.Network, "d3m2c6k9", "CLSM de Metz", "clsm-de-metz");
        Channel(next, ChannelKind.Network, "d3m2u4t7", "Réseau UTOPIA", "reseau-utopia");
        db.Add(next);
        await db.SaveChangesAsync(cancel);
    }

    private static Campaign Draft(ActionId action) =>
        new() { ActionId = action, OrganizationId = DemoActions.Lead, Subject = "Invitation : {action}", Body = Body.Replace(" :", "\u202f:", StringComparison.Ordinal).Replace("« ", "«\u202f", StringComparison.Ordinal).Replace(" »", "\u202f»", StringComparison.Ordinal), Language = "fr" };

    private static CampaignChannel Channel(Campaign campaign, ChannelKind kind, string code, string name, string? network = null)
    {
        var channel = new CampaignChannel
        {
            Id = new ChannelId(DemoWorld.Id("campaign-channel", code)),
            ActionId = campaign.ActionId,
            Kind = kind,
            ListId = kind is ChannelKind.List ? DemoLists.ListId : null,
            NetworkId = network is null ? null : new NetworkId(DemoWorld.Id("network", network)),
            Code = code,
            Name = name,
        };
        campaign.Channels.Add(channel);
        return channel;
    }
}
