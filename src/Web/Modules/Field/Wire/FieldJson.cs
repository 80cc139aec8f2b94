using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maillage.Modules.Field.Wire;

/// <summary>The one spelling of each value on the wire: a second one would make two hashes of one thing. No unknown name, no name twice, lower-case UUID, unpadded base64url, integers below 2^53.</summary>
internal static class FieldJson
{
    public const long Limit = 1L << 53;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Uuid(), new Bytes(), new Whole(), new Small(), new Lists() },
    };

    /// <summary>Null when it is not what was asked.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private sealed class Uuid : JsonConverter<Guid>
    {
        public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && reader.GetString() is { } text && Guid.TryParseExact(text, "D", out var value) && text == value.ToString()
                ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class Bytes : JsonConverter<byte[]>
    {
        private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

        public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String || reader.ValueIsEscaped || reader.HasValueSequence)
                throw new JsonException();
            var text = reader.ValueSpan;
            // The decoder lets spaces and stray bits pass.
            if (text.ContainsAnyExcept(Alphabet) || text.Length % 4 == 1)
                throw new JsonException();
            try
            {
                var value = Base64Url.DecodeFromUtf8(text);
                return Base64Url.EncodeToUtf8(value).AsSpan().SequenceEqual(text) ? value : throw new JsonException();
            }
            catch (FormatException)
            {
                throw new JsonException();
            }
        }

        public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));
    }

    private sealed class Whole : JsonConverter<long>
    {
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var value) && value is >= 0 and < Limit ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    private sealed class Small : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var value) && value >= 0 ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    /// <summary>A list holds what it says: the options know no null inside it.</summary>
    private sealed class Lists : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Each<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class Each<T> : JsonConverter<IReadOnlyList<T>> where T : class
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T[]>(ref reader, options) is { } list && !Array.Exists(list, e => e is null) ? list : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
