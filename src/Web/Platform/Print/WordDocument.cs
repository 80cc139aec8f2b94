using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Maillage.Platform.Print;

/// <summary>A document that a word processor opens and changes: real headings, real lists, real tables.</summary>
internal static class WordDocument
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Sheet sheet, string language)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = sheet.Title;
            file.PackageProperties.Language = language;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(language);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Bullets();
            var body = new Body();
            if (sheet.HasFront)
                body.Append(Enumerable.Range(0, 6).Select(_ => Line("", null)));
            body.Append(Line(sheet.Title, "Title"));
            if (sheet.Lead is not null)
                body.Append(Line(sheet.Lead, "Subtitle"));
            foreach (var part in sheet.Parts)
                body.Append(Elements(part));
            if (sheet.Foot is not null)
                body.Append(Line(sheet.Foot, "Note"));
            // A4 with margins of 2 cm, in twentieths of a point.
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
        }
        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Elements(SheetPart part) => part switch
    {
        SheetHeading heading => [Line(heading.Text, "Heading1")],
        SheetText text => text.Blocks().SelectMany(b => b.Lines.Select(l => b.IsList ? Item(l) : Line(l, null))),
        SheetList list => list.Items.Select(Item),
        SheetFacts facts => [Grid(null, [.. facts.Rows.Select(r => (IReadOnlyList<string?>)[r.Name, r.Value])], null), Line("", null)],
        // In a word processor the numbers stand for the dots: they can be read aloud and changed.
        SheetScale scale => Elements(new SheetTable(scale.Caption, [scale.Name, .. scale.Marks, scale.Value], [.. scale.Rows.Select(r => (IReadOnlyList<string?>)[r.Name, .. r.Counts.Select(c => c?.ToString(System.Globalization.CultureInfo.CurrentCulture)), r.Value])], [1, 2, 3, 4, 5, 6])),
        SheetBreak => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
        SheetTable table => [Line(table.Caption, "Heading2"), Grid(table.Head, table.Rows, table.Numbers), Line(table.Note ?? "", "Note")],
        _ => [],
    };

    private static Paragraph Line(string text, string? style)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(Words(text));
        return paragraph;
    }

    private static Paragraph Item(string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = "ListBullet" }, new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), Words(text));

    private static Run Words(string text) => new(new DocumentFormat.OpenXml.Wordprocessing.Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });

    // XML knows no control characters; one in the data would make the file unreadable.
    private static string Printable(string text) => new([.. text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);

    private static Table Grid(IReadOnlyList<string>? head, IReadOnlyList<IReadOnlyList<string?>> rows, IReadOnlyCollection<int>? numbers)
    {
        var columns = head?.Count ?? rows[0].Count;
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "999999" }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "999999" })),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn())));
        if (head is not null)
            table.Append(new TableRow(new OpenXmlElement[] { new TableRowProperties(new TableHeader()) }.Concat(head.Select((h, i) => Cell(h, bold: true, numbers?.Contains(i) == true)))));
        foreach (var row in rows)
            table.Append(new TableRow(row.Select((c, i) => Cell(c ?? "…", bold: i == 0 && head is not null, numbers?.Contains(i) == true))));
        return table;
    }

    private static TableCell Cell(string text, bool bold, bool right)
    {
        var run = Words(text);
        if (bold)
            run.PrependChild(new RunProperties(new Bold()));
        var paragraph = new Paragraph(run);
        if (right)
            paragraph.PrependChild(new ParagraphProperties(new Justification { Val = JustificationValues.Right }));
        return new TableCell(paragraph);
    }

    private static Styles Styles(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", null, "22", isBold: false, null),
        Style("Title", "Title", null, "44", isBold: true, null),
        Style("Subtitle", "Subtitle", null, "26", isBold: false, null),
        Style("Heading1", "heading 1", 0, "30", isBold: true, "1B587A"),
        Style("Heading2", "heading 2", 1, "26", isBold: true, null),
        Style("ListBullet", "List Bullet", null, "22", isBold: false, null),
        Style("Note", "Note", null, "18", isBold: false, "435260"));

    private static Style Style(string id, string name, int? outline, string size, bool isBold, string? color)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" };
        style.Append(new StyleName { Val = name });
        if (id != "Normal")
            style.Append(new BasedOn { Val = "Normal" });
        if (outline is { } level)
            style.Append(new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240" }, new OutlineLevel { Val = level }));
        var run = new StyleRunProperties();
        if (isBold)
            run.Append(new Bold());
        if (color is not null)
            run.Append(new Color { Val = color });
        run.Append(new FontSize { Val = size });
        style.Append(run);
        return style;
    }

    private static Numbering Bullets() => new(
        new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left }, new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" })) { LevelIndex = 0 }) { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
}
