using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accounts.Memberships;

/// <summary>A person holds a role in an organisation, in a team, or in the whole network, from a day to a day.</summary>
internal sealed class Membership : IVersioned
{
    public required Guid Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required Role Role { get; init; }

    public OrganizationId? OrganizationId { get; init; }

    public TeamId? TeamId { get; init; }

    public required DateOnly Begins { get; init; }

    /// <summary>The last day, in the zone of the person; null = not said.</summary>
    public DateOnly? Ends { get; private set; }

    public int Version { get; set; }

    public bool HeldOn(DateOnly day) => Begins <= day && (Ends is null || day <= Ends);

    public Refusal? End(DateOnly lastDay)
    {
        if (lastDay < Begins)
            return new Refusal("memberships.end.before_begin", Begins);
        Ends = lastDay;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("memberships");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.Version).IsConcurrencyToken();
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
            builder.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId);
            builder.HasIndex(m => m.OrganizationId);
        }
    }
}

/// <summary>People of one organisation who work together in the street or around a task.</summary>
internal sealed class Team
{
    public required TeamId Id { get; init; }

    public required OrganizationId? OrganizationId { get; init; }

    public required string Name { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Team>
    {
        public void Configure(EntityTypeBuilder<Team> builder)
        {
            builder.ToTable("teams");
            builder.Property(t => t.Id).ValueGeneratedNever();
        }
    }
}
