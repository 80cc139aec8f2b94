using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Security.Limits;

/// <summary>How often something was tried from one side within a while; counted in the database, so that it holds across replicas.</summary>
internal sealed class Attempt
{
    /// <summary>What is tried and by whom, as a keyed hash: neither a mail nor a network address is kept.</summary>
    public required string Bucket { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long Since { get; set; }

    public int Count { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Attempt>
    {
        public void Configure(EntityTypeBuilder<Attempt> builder)
        {
            builder.ToTable("attempts").HasKey(a => a.Bucket);
            builder.HasIndex(a => a.Since);
        }
    }
}

/// <summary>The key of one day under which mails and network addresses are hashed; forgotten two days later, and with it who tried.</summary>
internal sealed class AttemptKey
{
    public required DateOnly Day { get; init; }

    public required byte[] Key { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AttemptKey>
    {
        public void Configure(EntityTypeBuilder<AttemptKey> builder) => builder.ToTable("attempt_keys").HasKey(k => k.Day);
    }
}
