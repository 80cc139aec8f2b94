using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Mails.Samples;

/// <summary>A mail that the program writes, as it would read with a made-up team, service and day. Found by the keys of its texts: a new one shows itself.</summary>
internal sealed record MailSample(string Key, MailBody Body)
{
    private const string Subject = ".subject";
    private static readonly string[] Forms = ["", ".many", ".one"];

    public static IReadOnlyList<MailSample> All(Texts texts, string address) =>
        [.. TextBook.All.Keys.Where(k => k.Contains("mail.", StringComparison.Ordinal) && k.Contains(Subject, StringComparison.Ordinal) && !k.EndsWith(".one", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(k => Of(k, texts, address))];

    private static MailSample Of(string key, Texts texts, string address)
    {
        var mail = key[..key.IndexOf(Subject, StringComparison.Ordinal)];
        var paragraphs = new[] { "hello", "text", "how" }.SelectMany(part => Forms.Select(form => $"{mail}.{part}{form}")).Where(TextBook.All.ContainsKey).Select(Say).ToList();
        var button = TextBook.All.ContainsKey($"{mail}.action") ? Say($"{mail}.action") : texts["mails.samples.action"];
        return new MailSample(key, new MailBody(Say(key), [texts["mails.samples.hello"], .. paragraphs], new MailAction(button, new Uri(address))));

        string Say(string k) => texts[k, texts["mails.samples.team"], texts["mails.samples.service"], texts["mails.samples.day"], texts["mails.samples.more"], texts["mails.samples.more"]];
    }
}
