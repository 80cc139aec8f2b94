using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments.Stories;

/// <summary>Asks the person whom the team named to read its story; what they say of it they say on the page.</summary>
internal sealed class StoryMails(AppDb db, Texts texts, TimeProvider time)
{
    public void Ask(string designee, string email, string? lead, Uri address, string? language)
    {
        using var _ = MailLanguage.Speak(language);
        new MailBody(texts["accompaniments.story.mail.subject"], [texts["accompaniments.story.mail.hello", designee], texts["accompaniments.story.mail.what", lead ?? texts["accompaniments.a_service"]], texts["accompaniments.story.mail.free"]],
            new MailAction(texts["accompaniments.story.mail.read"], address), texts["accompaniments.story.mail.why"]).SendTo(email, db, texts, time.GetUtcNow());
    }
}
