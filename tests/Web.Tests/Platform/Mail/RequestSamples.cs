using Maillage.Demo;
using Maillage.Modules.Accounts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests;
using Maillage.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Platform.Mail;

internal sealed class RequestSamples : IMailSamples
{
    public Type Mailer => typeof(RequestMails);

    public async Task Write(MailDesk desk, CancellationToken cancel)
    {
        await desk.Db.Set<Account>().Where(a => a.Id == People.IdOf("sophie.delvaux@demo.example")).ExecuteUpdateAsync(s => s.SetProperty(a => a.Language, desk.Language), cancel);
        var mails = desk.Get<RequestMails>();
        var now = new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
        var one = new SupportRequest { Id = new RequestId(Guid.CreateVersion7()), Code = "7KQ4M2TX", Origin = "formulaire", Support = "supervision", StructureName = "AMO Le Relais", Language = desk.Language, ReceivedOn = new DateOnly(2026, 11, 26), ChangedAt = now };
        desk.Plant(one, nameof(SupportRequest.RequesterName));
        (one.RequesterName, one.Email) = ("Karim Bensaïd", "karim@relais.example");
        var asked = new Addressee { Id = new AddresseeId(Guid.CreateVersion7()), RequestId = one.Id, ServiceId = new ServiceId(DemoWorld.Id("service", "supervision-sambre")), ServiceName = "Sambre Écoute", OrganizationId = new OrganizationId(DemoWorld.Id("organization", "sambre-ecoute")), AskedAt = now };
        mails.AskToConfirm(one);
        mails.SendLink(one);
        mails.TellReceived(one);
        mails.TellClosed(one);
        foreach (var what in new[] { "answered", "proposed", "changed", "declined" })
            mails.TellAnswer(one, asked, what);
        foreach (var what in new[] { "new", "reply", "accepted", "closed", "joined" })
            await mails.TellService(one, asked, what, cancel);
        desk.Db.Add(mails.Reminder("equipe@sambreecoute.example", desk.Language, asked.ServiceName, 1, now));
        desk.Db.Add(mails.Reminder("equipe@sambreecoute.example", desk.Language, asked.ServiceName, 12, now));
    }
}
