using Maillage.Modules.Accounts.Links;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accounts.Mails;

/// <summary>The mails about an account, in the language of its owner; each leaves with the act that asks for it.</summary>
internal sealed class AccountMails(AppDb db, AccountLinks links, Texts texts, Settings settings, TimeProvider time)
{
    public async Task Invite(Account account, string? from, CancellationToken cancel)
    {
        var secret = await links.Make(account, LinkPurpose.Invitation, cancel);
        Send(account, () => new MailBody(
            texts["mail.invitation.subject"],
            [texts["mail.hello", account.DisplayName], from is null ? texts["mail.invitation.text"] : texts["mail.invitation.text_from", from]],
            new MailAction(texts["mail.invitation.action"], Address($"/compte/invitation/{secret}")),
            texts["mail.invitation.small", AccountLinks.InvitationLasts.Days]));
    }

    public async Task OfferReset(Account account, CancellationToken cancel)
    {
        var secret = await links.Make(account, LinkPurpose.PasswordReset, cancel);
        Send(account, () => new MailBody(
            texts["mail.reset.subject"],
            [texts["mail.hello", account.DisplayName], texts["mail.reset.text"]],
            new MailAction(texts["mail.reset.action"], Address($"/compte/mot-de-passe-oublie/{secret}")),
            texts["mail.reset.small"]));
    }

    /// <summary>Tells of a change that someone else might have made.</summary>
    public void TellOfChange(Account account, string what) => Send(account, () => new MailBody(
        texts[$"mail.{what}.subject"],
        [texts["mail.hello", account.DisplayName], texts[$"mail.{what}.text"], texts["mail.not_you"]],
        new MailAction(texts["mail.not_you.action"], Address("/compte/mot-de-passe-oublie"))));

    private void Send(Account account, Func<MailBody> body)
    {
        if (account.Email is not { } mail)
            return;
        using (MailLanguage.Speak(account.Language))
            body().SendTo(mail, db, texts, time.GetUtcNow());
    }

    private Uri Address(string path) => new(settings.PublicUrl + path);
}
