using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Actions.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Sessions;

/// <summary>Whom a calendar address was given to: what it shows follows from it.</summary>
internal enum CalendarFor
{
    Participants = 1,
    Staff = 2,
}

/// <summary>The secret in a calendar address: sealed, kept nowhere, and void once the cycle's generation is raised.</summary>
internal sealed class CalendarKey(IDataProtectionProvider protection)
{
    private const int Fixed = 21;
    private readonly IDataProtector seal = protection.CreateProtector("sessions.calendar");

    public string Of(ActionCard action, CalendarFor whom, int generation)
    {
        var plain = new byte[Fixed + Encoding.ASCII.GetByteCount(action.Zone)];
        action.Id.Value.TryWriteBytes(plain, bigEndian: true, out _);
        plain[16] = (byte)whom;
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(17), generation);
        Encoding.ASCII.GetBytes(action.Zone, plain.AsSpan(Fixed));
        return WebEncoders.Base64UrlEncode(seal.Protect(plain));
    }

    /// <summary>Zone: whoever holds the address may not be allowed to read the action that would tell it.</summary>
    public (ActionId Action, CalendarFor Whom, int Generation, string Zone)? Read(string key)
    {
        try
        {
            var plain = seal.Unprotect(WebEncoders.Base64UrlDecode(key));
            return plain.Length <= Fixed ? null : (new ActionId(new Guid(plain.AsSpan(0, 16), bigEndian: true)), (CalendarFor)plain[16], BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(17)), Encoding.ASCII.GetString(plain.AsSpan(Fixed)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
