using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Maillage.Platform.Data;

/// <summary>UUIDs made from names (RFC 9562, version 5): the same source, kind and id always give the same one.</summary>
internal static class NamedId
{
    private static readonly Guid Maillage = new("6d61696c-6c61-5765-a000-6d61696c6c61");

    public static Guid Of(string source, string kind, string id) => Of(Of(Maillage, source), $"{kind}:{id}");

#pragma warning disable CA5350 // Version 5 is defined with SHA-1; nothing secret hangs on it.
    private static Guid Of(Guid space, string name)
    {
        var input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));
        Span<byte> hash = stackalloc byte[20];
        SHA1.HashData(input, hash);
        var version = BinaryPrimitives.ReadUInt16BigEndian(hash[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((version & 0x0FFF) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
#pragma warning restore CA5350
}
