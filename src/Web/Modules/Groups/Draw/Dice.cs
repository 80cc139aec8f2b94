using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Maillage.Modules.Groups.Draw;

/// <summary>Chance that anyone can throw again: the n-th number is the first 8 bytes of SHA-256(seed ‖ n as 8 bytes), big-endian.</summary>
internal sealed class Dice(byte[] seed)
{
    private ulong thrown;

    /// <summary>From 0 to 1, 1 excluded, in steps of 2^-53.</summary>
    public double Part() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to <paramref name="count"/> - 1, each as likely.</summary>
    public int Below(int count)
    {
        var bound = Even((ulong)count);
        ulong value;
        do
        {
            value = Next();
        }
        while (bound != 0 && value >= bound);
        return (int)(value % (ulong)count);
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The largest multiple of a number that 2^64 holds; 0 stands for 2^64 itself.</summary>
    public static ulong Even(ulong count) => unchecked(0UL - (ulong.MaxValue % count + 1) % count);

    private ulong Next()
    {
        var message = new byte[seed.Length + 8];
        seed.CopyTo(message, 0);
        BinaryPrimitives.WriteUInt64BigEndian(message.AsSpan(seed.Length), thrown++);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(message));
    }
}
