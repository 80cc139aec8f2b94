using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Maillage.Modules.Directory.Search;

/// <summary>Writes UTF-8 into a buffer kept by its thread: an answer of twenty entries and three hundred counts is copied together rather than serialised.</summary>
internal sealed class Pen
{
    [ThreadStatic]
    private static Pen? mine;

    private byte[] buffer = new byte[1 << 16];
    private int length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public static Pen OfThread()
    {
        var pen = mine ??= new Pen();
        pen.length = 0;
        return pen;
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    public void Number(int number)
    {
        Room(12);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Kilometres to one decimal, rounded down so that nothing within a radius is shown beyond it.</summary>
    public void Kilometres(double distance)
    {
        Room(24);
        (Math.Floor(distance * 10) / 10).TryFormat(buffer.AsSpan(length), out var written, "0.0", CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>A JSON string of anything people typed.</summary>
    public void Text(string text)
    {
        var encoded = JsonEncodedText.Encode(text.Length > 500 ? text[..(char.IsHighSurrogate(text[499]) ? 499 : 500)] : text, Json.Plain);
        Raw("\""u8);
        Raw(encoded.EncodedUtf8Bytes);
        Raw("\""u8);
    }

    private void Room(int more)
    {
        if (length + more > buffer.Length)
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, length + more));
    }
}
