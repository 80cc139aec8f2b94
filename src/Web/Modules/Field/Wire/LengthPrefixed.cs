using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Maillage.Modules.Field.Wire;

/// <summary>LP of the protocol: each part behind its length, the first part the label; no two lists of parts make the same bytes.</summary>
internal sealed class LengthPrefixed : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public LengthPrefixed(string label) => Add($"maillage/1/{label}");

    public LengthPrefixed Add(ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
        return this;
    }

    public LengthPrefixed Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    public LengthPrefixed Add(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Add(bytes);
    }

    public LengthPrefixed Add(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return Add(bytes);
    }

    /// <summary>H of the whole.</summary>
    public byte[] Hash() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();
}
