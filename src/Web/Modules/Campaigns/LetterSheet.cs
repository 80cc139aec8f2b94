using QRCoder;

namespace Maillage.Modules.Campaigns;

/// <summary>One letter: a page with its address block.</summary>
/// <param name="Link">The public form in few signs, with the channel.</param>
internal sealed record Letter(IReadOnlyList<string> Address, string Subject, IReadOnlyList<string> Paragraphs, Uri Link);

/// <summary>Letters of one campaign, to be printed.</summary>
/// <param name="Contact">Where the sender is written to: a mail, or their page.</param>
/// <param name="IsLeft">The window of the envelope is on the left (DIN); else on the right, as the French use it.</param>
internal sealed record LetterSheet(string Sender, string Contact, DateOnly On, bool IsLeft, IReadOnlyList<Letter> Letters)
{
    private readonly Dictionary<Uri, string> codes = [];

    /// <summary>The link as a picture that a phone reads; made once for all letters of a channel.</summary>
    public string Code(Letter letter)
    {
        if (codes.TryGetValue(letter.Link, out var known))
            return known;
        using var maker = new QRCodeGenerator();
        using var data = maker.CreateQrCode(letter.Link.ToString(), QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return codes[letter.Link] = $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(4))}";
    }
}
