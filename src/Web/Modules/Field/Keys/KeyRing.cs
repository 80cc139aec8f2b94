using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Field.Keys;

/// <summary>A person's keys as the server may hold them: the public ones, and the private ones sealed by words it never sees.</summary>
internal sealed class KeyRing
{
    public required AccountId AccountId { get; init; }

    /// <summary>Which keys these are: 1, 2… each time new ones are made.</summary>
    public required long N { get; set; }

    [Personal]
    public required byte[] Enc { get; set; }

    [Personal]
    public required byte[] Sig { get; set; }

    [Personal]
    public required byte[] Priv { get; set; }

    /// <summary>0 = none kept yet.</summary>
    public long PinsN { get; set; }

    /// <summary>What this person has seen of each space's roster, sealed.</summary>
    [Personal]
    public byte[]? Pins { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeyRing>
    {
        public void Configure(EntityTypeBuilder<KeyRing> builder)
        {
            builder.ToTable("field_keys").HasKey(k => k.AccountId);
            builder.Property(k => k.AccountId).ValueGeneratedNever();
            // Two phones at once: the second is told that keys moved.
            builder.Property(k => k.N).IsConcurrencyToken();
            builder.Property(k => k.PinsN).IsConcurrencyToken();
        }
    }
}

/// <summary>The key of all keys of a person, sealed by their passphrase or by their kit.</summary>
internal sealed class KeyEnvelope
{
    public const string Passphrase = "passphrase";
    public const string Kit = "kit";

    public required AccountId AccountId { get; init; }

    public required string Kind { get; init; }

    public required long N { get; set; }

    public required long Iterations { get; set; }

    public required byte[] Salt { get; set; }

    [Personal]
    public required byte[] Box { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeyEnvelope>
    {
        public void Configure(EntityTypeBuilder<KeyEnvelope> builder)
        {
            builder.ToTable("field_envelopes").HasKey(e => new { e.AccountId, e.Kind });
            builder.Property(e => e.N).IsConcurrencyToken();
        }
    }
}
