using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Maillage.Modules.Groups.Draw;

/// <summary>What is published before the draw so that nothing can be changed after, and how public randomness points at one group.</summary>
internal static class Commitment
{
    private static readonly byte[] Between = [0];

    /// <summary>Where the rounding takes its chance from: SHA-256(pool ‖ 0x00 ‖ rules).</summary>
    public static byte[] Seed(byte[] pool, byte[] rules) => SHA256.HashData([.. pool, .. Between, .. rules]);

    /// <summary>Lower hex of SHA-256(pool ‖ 0x00 ‖ rules ‖ 0x00 ‖ groups ‖ 0x00 ‖ version).</summary>
    public static string Of(byte[] pool, byte[] rules, byte[] groups, string version) =>
        Convert.ToHexStringLower(SHA256.HashData([.. pool, .. Between, .. rules, .. Between, .. groups, .. Between, .. Encoding.UTF8.GetBytes(version)]));

    /// <summary>HMAC-SHA256(randomness, commitment ‖ counter), first 8 bytes, refused while they would favour the first groups.</summary>
    public static int Index(byte[] randomness, string commitment, int groups)
    {
        var bound = Dice.Even((ulong)groups);
        var message = new byte[commitment.Length + 4];
        Encoding.ASCII.GetBytes(commitment, message);
        for (uint counter = 0; ; counter++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(commitment.Length), counter);
            var value = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(randomness, message));
            if (bound == 0 || value < bound)
                return (int)(value % (ulong)groups);
        }
    }
}
