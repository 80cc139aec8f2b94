using System.Security.Cryptography;

namespace Maillage.Tests.Rules.Planted.Modules.Field;

/// <summary>A server that could read the field, in its body only.</summary>
internal static class Reader
{
    public static byte[] Open(byte[] key, byte[] nonce, byte[] sealedText, byte[] tag)
    {
        var text = new byte[sealedText.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce, sealedText, tag, text);
        return text;
    }
}

/// <summary>A key agreement.</summary>
internal sealed class Agreement
{
    public ECDiffieHellman? Key { get; set; }
}

/// <summary>Keys kept by the framework open what it sealed.</summary>
internal static class Keeper
{
    public static byte[] Open(Microsoft.AspNetCore.DataProtection.IDataProtector protector, byte[] text) => protector.Unprotect(text);
}
