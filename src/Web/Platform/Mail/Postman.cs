using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Maillage.Platform.Hosting;

namespace Maillage.Platform.Mail;

/// <summary>The edge to the outside: hands one mail over, or throws.</summary>
internal interface IPostman
{
    Task Deliver(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>Delivers by SMTP where a server is set, else into DATA/mail.</summary>
internal sealed class Postman(Settings settings) : IPostman
{
    public async Task Deliver(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = new MailMessage
        {
            From = new MailAddress(settings.MailFrom, "Maillage", Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.Recipient));
        // The same id at every attempt: a receiver that got it twice can tell.
        message.Headers.Add("Message-ID", $"<{mail.Id}@{message.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeAddress is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        using var client = Client();
        await client.SendMailAsync(message, cancel);
    }

    private SmtpClient Client()
    {
        if (settings.Smtp is null)
        {
            var folder = Path.Combine(settings.Data, "mail");
            System.IO.Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder, DeliveryFormat = SmtpDeliveryFormat.International };
        }
        var server = new Uri(settings.Smtp);
        var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : 25) { EnableSsl = server.Scheme == "smtps", DeliveryFormat = SmtpDeliveryFormat.International };
        if (server.UserInfo.Split(':', 2) is [var user, var secret])
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(secret));
        return client;
    }
}
