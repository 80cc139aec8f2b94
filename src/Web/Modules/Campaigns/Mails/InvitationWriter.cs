using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Campaigns.Mails;

/// <summary>One invitation as it is read.</summary>
/// <param name="Form">Where one applies.</param>
/// <param name="Why">Why this person gets it.</param>
internal sealed record InvitationText(string Subject, IReadOnlyList<string> Paragraphs, string Apply, Uri Form, string Why, string Unsubscribe);

/// <summary>What one invitation says, by mail, on paper or for a network: the campaign's words with those of the person in their place.</summary>
internal sealed class InvitationWriter(IOrganizations organizations, IServiceAddresses services, ICalls calls, ISessionDates dates, UnsubscribeKey unsubscribe, Settings settings, Texts texts)
{
    private static readonly CultureInfo[] Cultures = [new("fr"), new("nl"), new("en")];

    /// <summary>What is the same in each invitation of a campaign.</summary>
    internal sealed record Letterhead(Campaign Campaign, ActionCard Action, string Organization, CallDates? Call, DateOnly? Begins);

    public async Task<Letterhead> Head(Campaign campaign, ActionCard action, CancellationToken cancel) =>
        new(campaign, action, (await organizations.Named([campaign.OrganizationId], cancel)).GetValueOrDefault(campaign.OrganizationId, action.LeadName ?? ""), await calls.Of(action, cancel), await dates.Begins(action, cancel));

    /// <summary>Where who got a letter answers: a public mail of the organisation, else its page.</summary>
    public async Task<string> Contact(Letterhead head, CancellationToken cancel) =>
        (await services.All(cancel)).FirstOrDefault(s => s.Organization == head.Organization)?.Email
            ?? settings.PublicUrl + (await organizations.Addresses([head.Campaign.OrganizationId], cancel)).GetValueOrDefault(head.Campaign.OrganizationId, "");

    /// <summary>The public form, with the channel.</summary>
    public Uri Form(ActionCard action, string code) => new($"{settings.PublicUrl}/candidatures/candidater/{action.Slug}?par={code}");

    /// <summary>The same in few signs, to be typed from paper.</summary>
    public Uri Short(string code) => new($"{settings.PublicUrl}/i/{code}");

    public string Subject(Letterhead head, string structure, string? addressee) => In(head.Campaign.Language, () => Fill(head.Campaign.Subject, head, structure, addressee).ReplaceLineEndings(" "));

    public IReadOnlyList<string> Paragraphs(Letterhead head, string structure, string? addressee) => In(head.Campaign.Language, () =>
        (IReadOnlyList<string>)[.. Fill(head.Campaign.Body.ReplaceLineEndings("\n"), head, structure, addressee).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    /// <summary>What a mail says, with what the program adds to the campaign's words.</summary>
    public InvitationText Read(Letterhead head, CampaignChannel channel, string structure, string? addressee)
    {
        var (subject, paragraphs) = (Subject(head, structure, addressee), Paragraphs(head, structure, addressee));
        return In(head.Campaign.Language, () => new InvitationText(
            subject, paragraphs, texts["campaign.mail.apply"], Form(head.Action, channel.Code),
            texts[channel.Kind is ChannelKind.Unserved ? "campaign.mail.why_unserved" : "campaign.mail.why", head.Organization], texts["campaign.mail.unsubscribe"]));
    }

    /// <summary>The mail, ready for the outbox; a test says so in its subject.</summary>
    public OutgoingMail Mail(Letterhead head, CampaignChannel channel, string mail, string structure, string? addressee, DateTimeOffset now, bool isTest = false)
    {
        var text = Read(head, channel, structure, addressee);
        return In(head.Campaign.Language, () => new MailBody(
            isTest ? texts["campaign.test.subject", text.Subject] : text.Subject, text.Paragraphs,
            new MailAction(text.Apply, text.Form), text.Why, new MailAction(text.Unsubscribe, unsubscribe.Address(head.Campaign.OrganizationId, mail))).ToMail(mail, texts, now));
    }

    private string Fill(string text, Letterhead head, string structure, string? addressee) => Placeholders.Fill(text, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bonjour"] = addressee is null ? texts["campaign.mail.hello"] : texts["campaign.mail.hello_name", addressee],
        ["structure"] = structure,
        ["action"] = head.Action.Title,
        ["organisme"] = head.Organization,
        ["debut"] = head.Begins is { } first ? texts["campaign.mail.day", first] : texts["campaign.mail.date_to_come"],
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
