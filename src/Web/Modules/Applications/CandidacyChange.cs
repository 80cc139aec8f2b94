using Maillage.Modules.Applications.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Applications;

/// <summary>One change of an application's state: when, by whom, why.</summary>
internal sealed class CandidacyChange
{
    public required Guid Id { get; init; }

    public required CandidacyId CandidacyId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account, or "applicant", "employer", "clock", "list" (a place became free), "draw", "import".</summary>
    public required string By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CandidacyChange>
    {
        public void Configure(EntityTypeBuilder<CandidacyChange> builder)
        {
            builder.ToTable("candidacy_changes");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasIndex(c => c.CandidacyId);
        }
    }
}
