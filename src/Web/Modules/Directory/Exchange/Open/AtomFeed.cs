using System.Globalization;
using System.Text;
using System.Xml;
using Maillage.Modules.Directory.Hsds;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange.Open;

/// <summary>The fifty services changed last (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 50;
    private const int SummarySigns = 300;

    public static async Task Write(AppDb db, string publicUrl, Stream body, CancellationToken cancel)
    {
        var rows = await db.Set<Service>().AsNoTracking().Where(s => EntryStates.Shown.Contains(s.State)).OrderByDescending(s => s.UpdatedAt).ThenBy(s => s.Id).Take(Most)
            .Select(s => new
            {
                s.Id,
                s.Name,
                s.Slug,
                s.Description,
                s.UpdatedAt,
                Organization = db.Set<Organization>().Where(o => o.Id == s.OrganizationId && EntryStates.Shown.Contains(o.State)).Select(o => o.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        // Fifty short entries: made whole, then sent without blocking.
        using var whole = new MemoryStream();
        await using (var xml = XmlWriter.Create(whole, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false }))
            Feed(xml, rows.ConvertAll(r => new Entry(r.Id.Value, r.Name, r.Slug, r.Description, r.UpdatedAt, r.Organization)), publicUrl);
        whole.Position = 0;
        await whole.CopyToAsync(body, cancel);
    }

    private sealed record Entry(Guid Id, string Name, string Slug, string? Description, DateTimeOffset UpdatedAt, string? Organization);

    private static void Feed(XmlWriter xml, List<Entry> rows, string publicUrl)
    {
        xml.WriteStartElement("feed", Atom);
        Element(xml, "id", $"{publicUrl}/annuaire/flux.atom");
        Element(xml, "title", TextBook.All["open_data.feed"].Fr);
        Element(xml, "updated", Time(rows.Count == 0 ? DateTimeOffset.UnixEpoch : rows[0].UpdatedAt));
        Link(xml, "self", $"{publicUrl}/annuaire/flux.atom");
        Link(xml, "alternate", $"{publicUrl}/annuaire");
        foreach (var row in rows)
        {
            xml.WriteStartElement("entry", Atom);
            Element(xml, "id", $"urn:uuid:{row.Id}");
            Element(xml, "title", Plain(row.Name));
            Element(xml, "updated", Time(row.UpdatedAt));
            Link(xml, "alternate", $"{publicUrl}/annuaire/services/{row.Slug}");
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", Plain(row.Organization ?? row.Name));
            xml.WriteEndElement();
            if (row.Description is { } description)
                Element(xml, "summary", Plain(description) is { Length: > SummarySigns } text ? $"{text[..SummarySigns]}…" : Plain(description));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>As read, without the signs that XML cannot hold.</summary>
    private static string Plain(string said) => string.Concat(HsdsJson.Plain(said).EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or >= 32 and not 0xFFFE and not 0xFFFF));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
