using Maillage.Demo;
using Maillage.Modules.Campaigns;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Platform.Ui;

namespace Maillage.Tests.Platform.Mail;

internal sealed class InvitationSamples : IMailSamples
{
    public Type Mailer => typeof(InvitationWriter);

    public async Task Write(MailDesk desk, CancellationToken cancel)
    {
        var (writer, action) = (desk.Get<InvitationWriter>(), await desk.Action(DemoActions.ThisYearId, cancel));
        var (heading, body) = (TextBook.All["campaign.usual.heading"].In(desk.Language, belgian: false), TextBook.All["campaign.usual.body"].In(desk.Language, belgian: false));
        var campaign = new Campaign { ActionId = action.Id, OrganizationId = DemoActions.Lead, Subject = heading, Body = body, Language = desk.Language };
        var head = await writer.Head(campaign, action, cancel);
        var now = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
        foreach (var kind in new[] { ChannelKind.Unserved, ChannelKind.List })
        {
            var channel = new CampaignChannel { Id = new ChannelId(Guid.CreateVersion7()), ActionId = action.Id, Kind = kind, Code = "d3m2l7s4", Name = "Structures de Moselle" };
            desk.Db.Add(writer.Mail(head, channel, "lucie@foyer.example", "Foyer des Tisserands", "Lucie Bonnard", now));
            desk.Db.Add(writer.Mail(head, channel, "accueil@foyer.example", "Foyer des Tisserands", addressee: null, now, isTest: true));
        }
    }
}
