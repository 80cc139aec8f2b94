using System.Buffers.Binary;
using System.Text;
using Maillage.Platform.Data;

namespace Maillage.Platform.Files;

/// <summary>
/// What a file is by its content, whatever its name says: a PDF without a program in it, or a picture written anew
/// without where and with what it was taken. Anything else is refused.
/// </summary>
internal sealed record FileContent(string Type, string Ending, byte[] Bytes)
{
    public const int LargestFile = 5 * 1024 * 1024;

    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] PngKept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT", "bKGD"];
    private static readonly string[] Programs = ["/JavaScript", "/JS ", "/JS(", "/JS<", "/Launch", "/EmbeddedFile", "/XFA"];

    public static (FileContent? Content, Refusal? Refusal) Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return (null, new Refusal("file.choose"));
        if (bytes.Length > LargestFile)
            return (null, new Refusal("file.large"));
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
            return Pdf(bytes);
        var picture = bytes.AsSpan().StartsWith(PngStart) ? Png(bytes) : bytes.AsSpan().StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }) ? Jpeg(bytes) : null;
        return picture is null ? (null, new Refusal("file.kind")) : (picture, null);
    }

    /// <summary>The same of what a form sent.</summary>
    public static async Task<(FileContent? Content, Refusal? Refusal)> Read(IFormFile upload, CancellationToken cancel)
    {
        if (upload.Length > LargestFile)
            return (null, new Refusal("file.large"));
        using var memory = new MemoryStream();
        await upload.CopyToAsync(memory, cancel);
        return Read(memory.ToArray());
    }

    /// <summary>The name as given, with the ending that the content has.</summary>
    public string NameOf(string said)
    {
        var stem = string.Concat(Path.GetFileNameWithoutExtension(said.Replace('\\', '/')).Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Trim();
        return $"{(stem.Length == 0 ? "fichier" : stem[..Math.Min(stem.Length, 80)])}.{Ending}";
    }

    private static (FileContent? Content, Refusal? Refusal) Pdf(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (text.LastIndexOf("%%EOF", StringComparison.Ordinal) < Math.Max(1, text.Length - 2048))
            return (null, new Refusal("file.kind"));
        return Programs.Any(p => text.Contains(p, StringComparison.Ordinal)) ? (null, new Refusal("file.program")) : (new FileContent("application/pdf", "pdf", bytes), null);
    }

    private static FileContent? Png(byte[] bytes)
    {
        using var anew = new MemoryStream();
        anew.Write(PngStart);
        var at = PngStart.Length;
        for (var first = true; at + 12 <= bytes.Length; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            var name = Encoding.ASCII.GetString(bytes, at + 4, 4);
            if (length > bytes.Length - at - 12 || first && (name != "IHDR" || length != 13))
                return null;
            var size = 12 + (int)length;
            if (PngKept.Contains(name))
                anew.Write(bytes, at, size);
            at += size;
            if (name == "IEND")
                return new FileContent("image/png", "png", anew.ToArray());
        }
        return null;
    }

    private static FileContent? Jpeg(byte[] bytes)
    {
        using var anew = new MemoryStream();
        anew.Write(bytes, 0, 2);
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > bytes.Length)
                return null;
            // Where the picture itself begins, the rest is the picture up to its end mark.
            if (marker == 0xDA)
            {
                var end = bytes.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xD9 });
                if (end < at)
                    return null;
                anew.Write(bytes, at, end + 2 - at);
                return new FileContent("image/jpeg", "jpg", anew.ToArray());
            }
            // APP1 and on hold the place, the time and the camera; comments hold anything.
            if (marker is not (> 0xE0 and <= 0xEF and not 0xEE) and not 0xFE)
                anew.Write(bytes, at, length + 2);
            at += length + 2;
        }
        return null;
    }
}
