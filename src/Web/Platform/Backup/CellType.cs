using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Maillage.Platform.Backup;

/// <summary>One kind of value, written the same way whichever engine it was read from.</summary>
internal sealed record CellType(string Name, Func<DbDataReader, int, object> Read, Action<Utf8JsonWriter, object> Write, Func<JsonElement, object> Parse)
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private const string Date = "yyyy-MM-dd";
    private const string Hour = "HH:mm:ss.ffffff";

    private static readonly Dictionary<Type, CellType> Known = new()
    {
        [typeof(string)] = new("text", (r, i) => r.GetString(i), (w, v) => w.WriteStringValue((string)v), e => Text(e)),
        [typeof(Guid)] = new("uuid", (r, i) => r.GetGuid(i), (w, v) => w.WriteStringValue((Guid)v), e => e.GetGuid()),
        [typeof(bool)] = new("bool", (r, i) => r.GetBoolean(i), (w, v) => w.WriteBooleanValue((bool)v), e => e.GetBoolean()),
        [typeof(int)] = new("int", (r, i) => r.GetInt32(i), (w, v) => w.WriteNumberValue((int)v), e => e.GetInt32()),
        [typeof(long)] = new("long", (r, i) => r.GetInt64(i), (w, v) => w.WriteNumberValue((long)v), e => e.GetInt64()),
        [typeof(double)] = new("double", (r, i) => r.GetDouble(i), (w, v) => w.WriteNumberValue((double)v), e => e.GetDouble()),
        // As text and without the zeros that one engine adds: 12.5 and 12.50 are one amount.
        [typeof(decimal)] = new("decimal", (r, i) => r.GetDecimal(i), (w, v) => w.WriteStringValue(((decimal)v).ToString("0.############################", CultureInfo.InvariantCulture)), e => decimal.Parse(Text(e), NumberStyles.Number, CultureInfo.InvariantCulture)),
        [typeof(byte[])] = new("bytes", (r, i) => r.GetFieldValue<byte[]>(i), (w, v) => w.WriteBase64StringValue((byte[])v), e => e.GetBytesFromBase64()),
        [typeof(DateTime)] = new("time", (r, i) => DateTime.SpecifyKind(r.GetDateTime(i), DateTimeKind.Utc), (w, v) => w.WriteStringValue(((DateTime)v).ToString(Time, CultureInfo.InvariantCulture)), e => DateTime.ParseExact(Text(e), Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
        [typeof(DateOnly)] = new("date", (r, i) => r.GetFieldValue<DateOnly>(i), (w, v) => w.WriteStringValue(((DateOnly)v).ToString(Date, CultureInfo.InvariantCulture)), e => DateOnly.ParseExact(Text(e), Date, CultureInfo.InvariantCulture)),
        [typeof(TimeOnly)] = new("hour", (r, i) => r.GetFieldValue<TimeOnly>(i), (w, v) => w.WriteStringValue(((TimeOnly)v).ToString(Hour, CultureInfo.InvariantCulture)), e => TimeOnly.ParseExact(Text(e), Hour, CultureInfo.InvariantCulture)),
        [typeof(List<string>)] = new("texts", (r, i) => r.GetFieldValue<List<string>>(i), WriteTexts, e => e.EnumerateArray().Select(Text).ToList()),
    };

    public static CellType Of(Type type, string column) =>
        Known.TryGetValue(type, out var known) ? known : throw new NotSupportedException($"A backup does not know how to keep {column} ({type.Name}): add it to CellType.");

    // Null is a cell of its own, never a text.
    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException();

    private static void WriteTexts(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartArray();
        foreach (var text in (List<string>)value)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
