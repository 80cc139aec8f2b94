using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Security.Audit;

/// <summary>One act that must be answerable for. Each holds the hash of the one before: a row changed or taken out shows.</summary>
internal sealed class AuditEntry
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the account that acted; null = the program itself or a visitor.</summary>
    public Guid? Actor { get; init; }

    /// <summary>What was done, as a code: account.invited, term.changed…</summary>
    public required string Act { get; init; }

    /// <summary>On what, as kind:id.</summary>
    public required string Subject { get; init; }

    /// <summary>Words about the act; may be erased, and the chain still holds.</summary>
    [Personal]
    public string? Details { get; private set; }

    /// <summary>Keeps short details from being guessed from their hash; erased with them.</summary>
    public byte[]? Salt { get; private set; }

    public required byte[] DetailsHash { get; init; }

    public required byte[] PreviousHash { get; init; }

    public byte[] Hash { get; private set; } = [];

    public static AuditEntry After(AuditEntry? last, AuditFact fact, DateTimeOffset at)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var entry = new AuditEntry
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
            Actor = fact.Actor,
            Act = fact.Act,
            Subject = fact.Subject,
            Details = fact.Details,
            Salt = salt,
            DetailsHash = HashOf(salt, fact.Details),
            PreviousHash = last?.Hash ?? new byte[SHA256.HashSizeInBytes],
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    public void EraseDetails()
    {
        Details = null;
        Salt = null;
    }

    /// <summary>True when the row is what it was when written, erased details apart, and follows <paramref name="last"/>.</summary>
    public bool Follows(AuditEntry? last) =>
        Sequence == (last?.Sequence ?? 0) + 1
        && PreviousHash.AsSpan().SequenceEqual(last?.Hash ?? new byte[SHA256.HashSizeInBytes])
        && Hash.AsSpan().SequenceEqual(ComputeHash())
        && (Salt is null ? Details is null : DetailsHash.AsSpan().SequenceEqual(HashOf(Salt, Details)));

    private static byte[] HashOf(byte[] salt, string? details) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(details ?? "")]);

    // Every part is preceded by its length, so that no two rows make the same bytes.
    private byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in (byte[][])
        [
            PreviousHash,
            Encoding.UTF8.GetBytes(Sequence.ToString(CultureInfo.InvariantCulture)),
            Encoding.UTF8.GetBytes(At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            Actor?.ToByteArray(bigEndian: true) ?? [],
            Encoding.UTF8.GetBytes(Act),
            Encoding.UTF8.GetBytes(Subject),
            DetailsHash,
        ])
        {
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
        return hash.GetHashAndReset();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries").HasKey(e => e.Sequence);
            builder.Property(e => e.Sequence).ValueGeneratedNever();
            builder.HasIndex(e => e.Actor);
            builder.HasIndex(e => e.Subject);
        }
    }
}

/// <summary>An act to be written with the next save, in the same transaction.</summary>
internal sealed record AuditFact(string Act, string Subject, Guid? Actor, string? Details = null);
