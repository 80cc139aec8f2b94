using System.Text;

namespace Maillage.Platform.Text;

/// <summary>The text of a file that a spreadsheet wrote: UTF-8, or else Windows-1252.</summary>
internal static class Decoded
{
    public static string Of(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }
}
