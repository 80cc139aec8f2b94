using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Applications;

/// <summary>The call for applications of an action: how many places, at most how many from one structure, until when.</summary>
internal sealed class Call : IVersioned
{
    public const int UsualHours = 72;

    public required ActionId ActionId { get; init; }

    /// <summary>Null = as many as come.</summary>
    public int? Places { get; set; }

    public int? CapPerStructure { get; set; }

    /// <summary>Null = not open yet.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>The last day, whole.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>The day the group was constituted: who is accepted then counts as accepted.</summary>
    public DateOnly? ConstitutedOn { get; set; }

    public bool NeedsEmployerAgreement { get; set; }

    /// <summary>How long a place offered from the waiting list is kept.</summary>
    public int OfferHours { get; set; } = UsualHours;

    /// <summary>What applicants read before they apply.</summary>
    public string? Text { get; set; }

    public int Version { get; set; }

    public bool IsOpen(DateOnly today) => OpensOn is { } first && first <= today && (ClosesOn is not { } last || today <= last);

    internal sealed class Mapping : IEntityTypeConfiguration<Call>
    {
        public void Configure(EntityTypeBuilder<Call> builder)
        {
            builder.ToTable("calls");
            builder.HasKey(c => c.ActionId);
            builder.Property(c => c.ActionId).ValueGeneratedNever();
            builder.Property(c => c.Version).IsConcurrencyToken();
        }
    }
}
