using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>Writes JSON as HSDS wants it: what is not known is left out, what does not have the format asked is left out too.</summary>
internal static class HsdsJson
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text as people read it: signs written for web pages (&amp;rsquo;) become what they mean.</summary>
    public static string Plain(string said) => WebUtility.HtmlDecode(said);

    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is { Length: > 0 })
            writer.WriteString(name, Plain(value));
    }

    public static void Id(this Utf8JsonWriter writer, string name, Guid? value)
    {
        if (value is { } id)
            writer.WriteString(name, id);
    }

    public static void Number(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
    }

    public static void Link(this Utf8JsonWriter writer, string name, string? value)
    {
        if (IsLink(value))
            writer.WriteString(name, value);
    }

    public static void Mail(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null && !value.Contains(' ', StringComparison.Ordinal) && MailAddress.TryCreate(value, out var mail) && mail.Address == value && mail.Host.Contains('.', StringComparison.Ordinal))
            writer.WriteString(name, value);
    }

    public static void Time(this Utf8JsonWriter writer, string name, DateTimeOffset value) =>
        writer.WriteString(name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));

    public static void Date(this Utf8JsonWriter writer, string name, DateOnly? value)
    {
        if (value is { } date)
            writer.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>An array, left out when empty.</summary>
    public static void Each<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        var started = false;
        foreach (var item in items)
        {
            if (!started)
                writer.WriteStartArray(name);
            started = true;
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }
        if (started)
            writer.WriteEndArray();
    }

    public static bool IsLink(string? value) =>
        value is not null && (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) && Uri.IsWellFormedUriString(value, UriKind.Absolute);
}
