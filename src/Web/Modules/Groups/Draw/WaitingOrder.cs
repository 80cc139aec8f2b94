using System.Security.Cryptography;
using System.Text;

namespace Maillage.Modules.Groups.Draw;

/// <summary>The order in which those who were not drawn wait: by HMAC-SHA256(randomness, commitment ‖ id), so that the same public chance gives it and anyone can make it again.</summary>
internal static class WaitingOrder
{
    public static IReadOnlyList<string> Of(byte[] randomness, string commitment, IEnumerable<string> ids) =>
        [.. ids.OrderBy(id => Convert.ToHexStringLower(HMACSHA256.HashData(randomness, Encoding.UTF8.GetBytes(commitment + id))), StringComparer.Ordinal)];
}
