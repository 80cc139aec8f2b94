using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accounts.Sessions;

/// <summary>One browser in which a person is signed in; looked up at each request, so that ending it ends it everywhere at once.</summary>
internal sealed class Session
{
    /// <summary>Random, as it must not tell the time.</summary>
    public required Guid Id { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>Browser and system as they name themselves, cut short: "Firefox · Windows".</summary>
    [Personal]
    public required string Device { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Not used for so long, it is over.</summary>
    public required int IdleHours { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public bool IsOpen(DateTimeOffset now) => now < EndsAt && now < SeenAt.AddHours(IdleHours);

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("sessions");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
            builder.HasIndex(s => s.EndsAt);
        }
    }
}
