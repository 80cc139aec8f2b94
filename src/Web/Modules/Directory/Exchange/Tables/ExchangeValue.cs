using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>One value of a cell, to text and back: nothing is lost on the way.</summary>
internal static partial class ExchangeValue
{
    public static string? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly hour => hour.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        List<string> or Dictionary<string, string> => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Throws <see cref="FormatException"/> where the text is no such value.</summary>
    public static object? Read(string? text, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
            return text;
        if (plain == typeof(List<string>))
            return text is null ? [] : Json<List<string>>(text);
        if (plain == typeof(Dictionary<string, string>))
            return text is null ? [] : Json<Dictionary<string, string>>(text);
        if (text is null)
            return Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        return ReadPlain(text, plain);
    }

    private static object ReadPlain(string text, Type type)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(Guid))
            return Guid.Parse(text, culture);
        if (type == typeof(int))
            return int.Parse(text, NumberStyles.AllowLeadingSign, culture);
        if (type == typeof(double))
            return double.Parse(text, NumberStyles.Float, culture) is var number && double.IsFinite(number) ? number : throw new FormatException();
        if (type == typeof(bool))
            return bool.Parse(text);
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, culture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        if (type == typeof(DateOnly))
            return DateOnly.Parse(text, culture);
        // HSDS lets an hour carry its offset; the place's own zone is what counts here.
        if (type == typeof(TimeOnly))
            return TimeOnly.Parse(Offset().Replace(text, ""), culture);
        var from = type.GetMethod(nameof(IEntityId<>.From), [typeof(Guid)]) ?? throw new NotSupportedException($"No way to read {type.Name}.");
        return from.Invoke(null, [Guid.Parse(text, culture)])!;
    }

    private static T Json<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web) ?? throw new FormatException();
        }
        catch (JsonException e)
        {
            throw new FormatException("no JSON", e);
        }
    }

    [GeneratedRegex(@"(?<=\d:\d\d(:\d\d)?)(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex Offset();
}
