using Maillage.Modules.Sessions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions;

/// <summary>A session's date was moved: from when to when, and why.</summary>
internal sealed class Postponement
{
    public required Guid Id { get; init; }

    public required SessionId SessionId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Code of the list session-change-reasons, or as said by a source.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account, or "import".</summary>
    public required string By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Postponement>
    {
        public void Configure(EntityTypeBuilder<Postponement> builder)
        {
            builder.ToTable("session_postponements");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.HasIndex(p => p.SessionId);
        }
    }
}
