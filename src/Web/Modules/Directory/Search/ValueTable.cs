using System.Text;
using System.Text.Json;

namespace Maillage.Modules.Directory.Search;

/// <summary>Every value of every facet, numbered in the order of the answer; its number is its bit in the masks of the entries.</summary>
internal sealed class ValueTable
{
    private readonly Dictionary<string, int>[] numbers = new Dictionary<string, int>[Facets.Count];
    private readonly int[] firsts = new int[Facets.Count + 1];
    private readonly byte[][][] heads = new byte[Tongues.Count][][];
    private readonly byte[][][] labels = new byte[Tongues.Count][][];

    /// <summary>Numbers the values.</summary>
    /// <param name="listed">Values of the vocabularies and wide places served, in the order of their lists.</param>
    public ValueTable(IEnumerable<FacetValue> listed)
    {
        Values = [.. listed.OrderBy(v => (int)v.Facet)];
        for (var f = 0; f < Facets.Count; f++)
            numbers[f] = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var v = 0; v < Values.Length; v++)
        {
            firsts[(int)Values[v].Facet + 1] = v + 1;
            numbers[(int)Values[v].Facet].TryAdd(Values[v].Code, v);
        }
        for (var f = 0; f < Facets.Count; f++)
            firsts[f + 1] = Math.Max(firsts[f + 1], firsts[f]);
        for (var tongue = 0; tongue < Tongues.Count; tongue++)
        {
            var spoken = tongue;
            heads[tongue] = [.. Values.Select(v => Head(v.Code, v.Labels[spoken]))];
            labels[tongue] = [.. Values.Select(v => Quoted(v.Labels[spoken]))];
        }
    }

    public FacetValue[] Values { get; }

    public int Count => Values.Length;

    public int First(Facet facet) => firsts[(int)facet];

    public int End(Facet facet) => firsts[(int)facet + 1];

    public int Find(Facet facet, string code) => numbers[(int)facet].GetValueOrDefault(code, -1);

    /// <summary><c>{"value":…,"label":…,"count":</c> as bytes made in advance.</summary>
    public ReadOnlySpan<byte> HeadOf(int value, int tongue) => heads[tongue][value];

    /// <summary>The label as a JSON string.</summary>
    public ReadOnlySpan<byte> QuotedLabel(int value, int tongue) => labels[tongue][value];

    public static byte[] Quoted(string text) => Encoding.UTF8.GetBytes('"' + JsonEncodedText.Encode(text, Json.Plain).ToString() + '"');

    public static byte[] Head(string code, string label) =>
        [.. "{\"value\":"u8, .. Quoted(code), .. ",\"label\":"u8, .. Quoted(label), .. ",\"count\":"u8];
}

internal static class Json
{
    /// <summary>Accents stay letters: the answer is UTF-8 and is never put inside a page.</summary>
    public static readonly System.Text.Encodings.Web.JavaScriptEncoder Plain = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
