using Maillage.Modules.Accompaniments.Stories;
using Maillage.Platform.Hosting;

namespace Maillage.Tests.Platform.Mail;

internal sealed class StorySamples : IMailSamples
{
    public Type Mailer => typeof(StoryMails);

    public Task Write(MailDesk desk, CancellationToken cancel)
    {
        var address = new Uri($"{desk.Get<Settings>().PublicUrl}/accompagnements/accord/abcdef");
        foreach (var lead in new[] { "Le Gué asbl", null })
            desk.Get<StoryMails>().Ask("Marc Dujardin", "marc@centre.example", lead, address, desk.Language);
        return Task.CompletedTask;
    }
}
