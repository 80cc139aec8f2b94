using System.Net;

namespace Maillage.Platform.Security.Limits;

/// <summary>One side as limits count it: an address, or in IPv6 the network that one household or house is given.</summary>
internal static class NetworkAddress
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "local";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 7) : bytes);
    }
}
