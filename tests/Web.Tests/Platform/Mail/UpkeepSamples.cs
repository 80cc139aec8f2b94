using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Services;

namespace Maillage.Tests.Platform.Mail;

internal sealed class UpkeepSamples : IMailSamples
{
    public Type Mailer => typeof(UpkeepMails);

    public Task Write(MailDesk desk, CancellationToken cancel)
    {
        var mails = desk.Get<UpkeepMails>();
        var service = new Service
        {
            Id = new ServiceId(Guid.CreateVersion7()),
            Slug = "ateliers",
            Name = "Ateliers avec les parents",
            Source = "demo",
            SourceId = "ateliers",
            Languages = [desk.Language switch { "nl" => "nld", "en" => "eng", _ => "fra" }],
        };
        foreach (var organization in new[] { "La Marelle asbl", null })
        {
            var one = new MailedService(service, organization, "bonjour@lamarelle.example", organization is null ? [] : ["Trois soirées, douze parents.", "04 000 14 20"]);
            mails.Ask(one);
            mails.Remind(one);
            mails.TellAsleep(one);
        }
        return Task.CompletedTask;
    }
}
