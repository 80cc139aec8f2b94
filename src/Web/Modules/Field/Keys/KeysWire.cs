namespace Maillage.Modules.Field.Keys;

internal sealed record EnvelopeBody(long V, string Kind, long N, string Kdf, long Iterations, byte[] Salt, byte[] Box)
{
    public const int BoxLength = 61;

    /// <summary>Nothing weaker than the protocol's least is kept, whoever asks.</summary>
    public bool Holds() => V == 1 && N >= 1 && Box.Length == BoxLength && Kind switch
    {
        KeyEnvelope.Passphrase => Kdf == "pbkdf2-sha256" && Iterations is >= 600_000 and <= 10_000_000 && Salt.Length == 16,
        KeyEnvelope.Kit => Kdf == "none" && Iterations == 0 && Salt.Length == 0,
        _ => false,
    };

    public static EnvelopeBody Of(KeyEnvelope e) => new(1, e.Kind, e.N, e.Kind == KeyEnvelope.Kit ? "none" : "pbkdf2-sha256", e.Iterations, e.Salt, e.Box);
}

internal sealed record PinsBody(long N, byte[] Box);

/// <summary>New keys bring every envelope, and the pins sealed anew where there were some.</summary>
internal sealed record KeysBody(long N, byte[] Enc, byte[] Sig, byte[] Priv, IReadOnlyList<EnvelopeBody> Envelopes, PinsBody? Pins = null)
{
    public bool Holds() => N >= 1 && PublicKey.Holds(Enc) && PublicKey.Holds(Sig) && Priv.Length is > 29 and <= 1024
        && Envelopes.Count == 2 && Envelopes.All(e => e.Holds()) && Envelopes[0].Kind != Envelopes[1].Kind && Pins is not { N: < 1 };
}

internal static class PublicKey
{
    public const int Length = 65;

    /// <summary>The shape of an uncompressed point; whether it lies on the curve, phones say.</summary>
    public static bool Holds(byte[] key) => key.Length == Length && key[0] == 4;
}
