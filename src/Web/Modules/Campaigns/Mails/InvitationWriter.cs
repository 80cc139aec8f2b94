using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Campaigns.Mails;

/// <summary>What one invitation says, by mail, on paper or for a network: the campaign's words with those of the person in their place.</summary>
internal sealed class InvitationWriter(IOrganizations organizations, ICalls calls, UnsubscribeKey unsubscribe, Settings settings, Texts texts)
{
    private static readonly CultureInfo[] Cultures = [new("fr"), new("nl"), new("en")];

    /// <summary>What is the same in each invitation of a campaign.</summary>
    internal sealed record Letterhead(Campaign Campaign, ActionCard Action, string Organization, CallDates? Call);

    public async Task<Letterhead> Head(Campaign campaign, ActionCard action, CancellationToken cancel) =>
        new(campaign, action, (await organizations.Named([campaign.OrganizationId], cancel)).GetValueOrDefault(campaign.OrganizationId, action.LeadName ?? ""), await calls.Of(action, cancel));

    /// <summary>The public form, with the channel.</summary>
    public Uri Form(ActionCard action, string code) => new($"{settings.PublicUrl}/candidatures/candidater/{action.Slug}?par={code}");

    /// <summary>The same in few signs, to be typed from paper.</summary>
    public Uri Short(string code) => new($"{settings.PublicUrl}/i/{code}");

    public string Subject(Letterhead head, string structure, string? addressee) => In(head.Campaign.Language, () => Fill(head.Campaign.Subject, head, structure, addressee).ReplaceLineEndings(" "));

    public IReadOnlyList<string> Paragraphs(Letterhead head, string structure, string? addressee) => In(head.Campaign.Language, () =>
        (IReadOnlyList<string>)[.. Fill(head.Campaign.Body.ReplaceLineEndings("\n"), head, structure, addressee).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    public MailBody Mail(Letterhead head, CampaignChannel channel, string mail, string structure, string? addressee)
    {
        var paragraphs = Paragraphs(head, structure, addressee);
        return In(head.Campaign.Language, () => new MailBody(
            Subject(head, structure, addressee), paragraphs,
            new MailAction(texts["campaign.mail.apply"], Form(head.Action, channel.Code)),
            texts[channel.Kind is ChannelKind.Unserved ? "campaign.mail.why_unserved" : "campaign.mail.why", head.Organization],
            new MailAction(texts["campaign.mail.unsubscribe"], unsubscribe.Address(head.Campaign.OrganizationId, mail))));
    }

    /// <summary>A mail ready for the outbox, in the campaign's language.</summary>
    public OutgoingMail Outgoing(Letterhead head, MailBody body, string mail, DateTimeOffset now) => In(head.Campaign.Language, () => body.ToMail(mail, texts, now));

    private string Fill(string text, Letterhead head, string structure, string? addressee) => Placeholders.Fill(text, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bonjour"] = addressee is null ? texts["campaign.mail.hello"] : texts["campaign.mail.hello_name", addressee],
        ["structure"] = structure,
        ["action"] = head.Action.Title,
        ["organisme"] = head.Organization,
        ["debut"] = head.Action.Begins is { } first ? texts["campaign.mail.day", first] : texts["campaign.mail.date_to_come"],
        ["limite"] = head.Call?.ClosesOn is { } last ? texts["campaign.mail.day", last] : texts["campaign.mail.date_to_come"],
        ["places"] = head.Call?.Places is { } places ? texts.Count("campaign.mail.places", places) : texts["campaign.mail.some_places"],
    });

    // Who sends may read in another language than who receives; the background round has none.
    private static T In<T>(string language, Func<T> say)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Array.Find(Cultures, c => c.Name == language) ?? Cultures[0];
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}
