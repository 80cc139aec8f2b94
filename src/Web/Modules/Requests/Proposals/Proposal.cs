using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests.Proposals;

/// <summary>One version of what a service proposes to do together; a change is a new version, the ones before stay as they were.</summary>
internal sealed class Proposal : IVersioned
{
    public const int LongestText = 6000;

    public required ProposalId Id { get; init; }

    public required RequestId RequestId { get; init; }

    public required AddresseeId AddresseeId { get; init; }

    /// <summary>1, 2, 3… of this service for this request.</summary>
    public required int Number { get; init; }

    public required string Content { get; init; }

    public string? Objectives { get; init; }

    public string? Means { get; init; }

    public DateOnly? Begins { get; init; }

    public DateOnly? Ends { get; init; }

    /// <summary>Dates as they are said: "un mardi sur deux, de 13 h à 15 h".</summary>
    public string? Dates { get; init; }

    public bool IsFree { get; init; }

    /// <summary>As said: "110 € la séance, déplacement compris".</summary>
    public string? Price { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account.</summary>
    public required string By { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The day it was accepted, where it was said and not clicked.</summary>
    public DateOnly? AcceptedOrallyOn { get; private set; }

    /// <summary>Who says so: "requester", or the account that heard it.</summary>
    public string? AcceptedBy { get; private set; }

    public int Version { get; set; }

    public Refusal? Accept(string by, DateTimeOffset at, DateOnly? orallyOn = null)
    {
        if (AcceptedAt is not null)
            return new Refusal("requests.proposal.accepted_already");
        (AcceptedAt, AcceptedBy, AcceptedOrallyOn) = (at, by, orallyOn);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Proposal>
    {
        public void Configure(EntityTypeBuilder<Proposal> builder)
        {
            builder.ToTable("request_proposals");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.HasIndex(p => p.RequestId);
            builder.HasIndex(p => new { p.AddresseeId, p.Number }).IsUnique();
            builder.HasOne<SupportRequest>().WithMany().HasForeignKey(p => p.RequestId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
