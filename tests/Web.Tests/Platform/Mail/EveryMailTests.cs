using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;
using Maillage.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Platform.Mail;

/// <summary>Every mail the program can send, written in each language. MAILLAGE_SHOTS=1 leaves them in var/mails, with a page of all of them for each language.</summary>
public sealed partial class EveryMailTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly IReadOnlyList<IMailSamples> Samples = [.. typeof(EveryMailTests).Assembly.GetTypes()
        .Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IMailSamples))).Select(t => (IMailSamples)Activator.CreateInstance(t)!)];

    [Fact]
    public void Every_class_that_writes_mails_has_samples()
    {
        var writers = typeof(MailBody).Assembly.GetTypes()
            // Those of the module Mails are shown by it, and sent to nobody.
            .Where(t => t.Namespace != typeof(MailBody).Namespace && t.Namespace?.StartsWith("Maillage.Modules.Mails", StringComparison.Ordinal) != true && TypeReferences.Of(t).Contains(typeof(MailBody)))
            .Select(Outermost).Distinct().Where(t => t.Namespace != "AspNetCoreGeneratedDocument").OrderBy(t => t.FullName, StringComparer.Ordinal);
        writers.ShouldBe(Samples.Select(s => s.Mailer).OrderBy(t => t.FullName, StringComparer.Ordinal), "give each class that writes mails its IMailSamples (Platform/Mail/MailSamples.cs)");
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_mail_is_whole_in_the_language_of_its_reader_whoever_sends_it(string language)
    {
        var (mails, secrets) = await Write(language);
        var url = world.Services.GetRequiredService<Settings>().PublicUrl;
        foreach (var mail in mails)
        {
            var page = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(mail.Html), Cancel);
            var what = $"{language}, “{mail.Subject}”: {mail.Text}";
            page.DocumentElement.GetAttribute("lang").ShouldBe(language, what);
            page.QuerySelectorAll("h1").ShouldHaveSingleItem(what).TextContent.ShouldBe(mail.Subject, what);
            page.Title.ShouldBe(mail.Subject, what);
            // What is sent to many has a second one, to receive no more; what reminds everyone of an anonymous questionnaire has none.
            var link = page.QuerySelectorAll("a").SingleOrDefault(a => a.GetAttribute("href") != mail.UnsubscribeAddress)?.GetAttribute("href");
            if (link is null)
            {
                var wording = TextBook.All["questionnaires.mail.remind_all.subject"];
                Pattern(language switch { "nl" => wording.Nl, "en" => wording.En, _ => wording.Fr }).IsMatch(mail.Subject).ShouldBeTrue(what);
            }
            else
            {
                link.ShouldStartWith($"{url}/", Case.Sensitive, what);
                mail.Text.Split('\n', StringSplitOptions.TrimEntries).ShouldContain(link, what);
            }
            foreach (var paragraph in page.QuerySelectorAll("p").Skip(1).Select(p => p.TextContent))
                mail.Text.ShouldContain(paragraph, Case.Sensitive, what);
            foreach (var line in (string[])[mail.Subject, .. mail.Text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l != "-- " && l != link && l != mail.UnsubscribeAddress)])
            {
                Unfilled().IsMatch(line).ShouldBeFalse($"{what}\n{line}");
                Typography.Violations(mail.Subject, language == "fr" ? new Wording(line, "-", "-") : new Wording("-", line, line)).Where(v => !v.Contains("placeholders", StringComparison.Ordinal)).ShouldBeEmpty($"{what}\n{line}");
                foreach (var other in OtherMonths(language))
                    Regex.IsMatch(line, $@"\b{other}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).ShouldBeFalse($"{what}\n{other}");
            }
            secrets.Where(s => $"{mail.Subject} {mail.Text} {mail.Html}".Contains(s, StringComparison.Ordinal)).ShouldBeEmpty(what);
        }
        Leave(mails, language);
    }

    [Fact]
    public async Task Every_subject_that_is_written_is_sent_by_a_sample()
    {
        var (mails, _) = await Write("fr");
        var kinds = TextBook.All.Where(t => SubjectKey().IsMatch(t.Key)).ToList();
        kinds.Where(k => !mails.Exists(m => Pattern(k.Value.Fr).IsMatch(m.Subject))).Select(k => k.Key).ShouldBeEmpty();
        kinds.Count.ShouldBeGreaterThanOrEqualTo(20);
    }

    private async Task<(List<OutgoingMail> Mails, List<string> Secrets)> Write(string language)
    {
        // As a background round writes, or someone who reads another language.
        using var _ = MailLanguage.Speak("");
        await using var scope = world.Services.CreateAsyncScope();
        var desk = new MailDesk(scope.ServiceProvider, language);
        foreach (var samples in Samples)
            await samples.Write(desk, Cancel);
        return ([.. desk.Db.ChangeTracker.Entries<OutgoingMail>().Select(e => e.Entity)], desk.Secrets);
    }

    private static void Leave(IReadOnlyList<OutgoingMail> mails, string language)
    {
        if (Environment.GetEnvironmentVariable("MAILLAGE_SHOTS") is not { Length: > 0 })
            return;
        var folder = System.IO.Directory.CreateDirectory(House.Path("var", "mails")).FullName;
        foreach (var (n, mail) in mails.DistinctBy(m => m.Subject + m.Text.Length).Index())
        {
            File.WriteAllText(Path.Combine(folder, $"{language}-{n:00}.html"), mail.Html);
            File.WriteAllText(Path.Combine(folder, $"{language}-{n:00}.txt"), $"{mail.Subject}\n\n{mail.Text}");
        }
        // One page to look at them all, what is read beside what a program without HTML shows.
        File.WriteAllText(Path.Combine(folder, $"{language}.html"), string.Concat(mails.DistinctBy(m => m.Subject + m.Text.Length).Select((m, n) =>
            $"<h2>{n:00} {System.Net.WebUtility.HtmlEncode(m.Subject)}</h2><p>List-Unsubscribe: {m.UnsubscribeAddress ?? "no, it is the service asked for"}</p><iframe src='{language}-{n:00}.html' width='49%' height='620'></iframe><iframe src='{language}-{n:00}.txt' width='49%' height='620'></iframe>").Prepend($"<!doctype html><html lang='{language}'><meta charset='utf-8'><title>Mails</title>")));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> OtherMonths(string language) => Texts.Languages.Where(l => l != language)
        .SelectMany(l => new CultureInfo(l).DateTimeFormat.MonthNames).Where(m => m.Length > 3).Except(new CultureInfo(language).DateTimeFormat.MonthNames, StringComparer.OrdinalIgnoreCase);

    private static Regex Pattern(string subject) =>
        new($"^{string.Join(".+", Placeholder().Split(subject).Select(Regex.Escape))}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:^|\.)subject(?:_[a-z]+)?$")]
    private static partial Regex SubjectKey();

    // A hole left open, a key in place of its words, two spaces where something was meant to stand, or a space that nothing follows.
    [GeneratedRegex(@"[{}]|\b[a-z]+mail\.[a-z]|\bmail\.[a-z]|\S  +\S|\s$|« ?»|“”")]
    private static partial Regex Unfilled();
}
