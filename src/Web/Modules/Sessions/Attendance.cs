using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions;

/// <summary>Whether someone accepted was there. The name stays on the application: erased there, the count remains.</summary>
internal sealed class Attendance
{
    public required SessionId SessionId { get; init; }

    public required CandidacyId CandidacyId { get; init; }

    /// <summary>Code of the list attendance-statuses.</summary>
    public required string Status { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Attendance>
    {
        public void Configure(EntityTypeBuilder<Attendance> builder)
        {
            builder.ToTable("session_attendance");
            builder.HasKey(a => new { a.SessionId, a.CandidacyId });
            builder.HasIndex(a => a.CandidacyId);
        }
    }
}

/// <summary>A presence list that a phone kept while it had no network has arrived: the same one sent twice is taken once.</summary>
internal sealed class ReceivedEntry
{
    /// <summary>Made at random by the phone.</summary>
    public required Guid Id { get; init; }

    public required SessionId SessionId { get; init; }

    public required DateOnly On { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReceivedEntry>
    {
        public void Configure(EntityTypeBuilder<ReceivedEntry> builder)
        {
            builder.ToTable("session_received_entries");
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.HasIndex(e => e.SessionId);
            builder.HasOne<Session>().WithMany().HasForeignKey(e => e.SessionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
