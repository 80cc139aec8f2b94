using System.Net;
using System.Text;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;

namespace Maillage.Platform.Mail;

/// <summary>What a mail says, once; its text and its HTML say the same.</summary>
/// <param name="Action">The one thing to do, with its address.</param>
/// <param name="Unsubscribe">For what is sent to many: where one is never written to again.</param>
internal sealed record MailBody(string Subject, IReadOnlyList<string> Paragraphs, MailAction? Action = null, string? Small = null, MailAction? Unsubscribe = null)
{
    /// <summary>Puts the mail into the outbox; it leaves once the caller has saved.</summary>
    public void SendTo(string recipient, AppDb db, Texts texts, DateTimeOffset now) => db.Add(ToMail(recipient, texts, now));

    public OutgoingMail ToMail(string recipient, Texts texts, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Recipient = recipient,
        Subject = Subject,
        Text = ToText(texts),
        Html = ToHtml(texts),
        CreatedAt = now,
        DueAt = now,
        UnsubscribeAddress = Unsubscribe?.Address.ToString(),
    };

    private string ToText(Texts texts)
    {
        var text = new StringBuilder();
        foreach (var paragraph in Paragraphs)
            text.AppendLine(paragraph).AppendLine();
        if (Action is not null)
            text.AppendLine($"{Action.Label}{texts["mail.colon"]}").AppendLine(Action.Address.ToString()).AppendLine();
        if (Small is not null)
            text.AppendLine(Small).AppendLine();
        if (Unsubscribe is not null)
            text.AppendLine($"{Unsubscribe.Label}{texts["mail.colon"]}").AppendLine(Unsubscribe.Address.ToString()).AppendLine();
        return text.AppendLine("-- ").AppendLine(texts["mail.signature"]).ToString();
    }

    // Mail programs read no style sheet: the few colours of the house stand on the elements.
    private string ToHtml(Texts texts)
    {
        var html = new StringBuilder();
        html.Append($"""<!doctype html><html lang="{texts.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(Subject)}</title></head>""");
        html.Append("""<body style="margin:0;background:#FAFAF7;color:#16242E;font:17px/1.5 'Segoe UI',Roboto,'Noto Sans',sans-serif"><div style="max-width:36rem;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere;word-break:break-word">""");
        html.Append("""<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid #F2C037;font-size:20px;font-weight:700;color:#1B587A">maillage</p>""");
        html.Append($"""<h1 style="font-size:23px;line-height:1.25;margin:0 0 16px">{Encode(Subject)}</h1>""");
        foreach (var paragraph in Paragraphs)
            html.Append($"""<p style="margin:0 0 16px">{Encode(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>""");
        if (Action is not null)
        {
            var address = Encode(Action.Address.ToString());
            html.Append($"""<p style="margin:24px 0"><a href="{address}" style="display:inline-block;background:#1B587A;color:#FFFFFF;padding:12px 20px;border-radius:4px;text-decoration:none;font-weight:600">{Encode(Action.Label)}</a></p>""");
            html.Append($"""<p style="margin:0 0 16px;font-size:14px;color:#435260;word-break:break-all">{address}</p>""");
        }
        if (Small is not null)
            html.Append($"""<p style="margin:0 0 16px;font-size:15px;color:#435260">{Encode(Small)}</p>""");
        if (Unsubscribe is not null)
            html.Append($"""<p style="margin:0 0 16px;font-size:15px"><a href="{Encode(Unsubscribe.Address.ToString())}" style="color:#1B587A">{Encode(Unsubscribe.Label)}</a></p>""");
        html.Append($"""<p style="margin:24px 0 0;padding:12px 0 0;border-top:1px solid #D9DCD5;font-size:14px;color:#435260">{Encode(texts["mail.signature"])}</p></div></body></html>""");
        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

internal sealed record MailAction(string Label, Uri Address);
