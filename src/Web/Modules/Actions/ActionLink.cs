using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Actions;

internal readonly record struct ActionLinkId(Guid Value) : IEntityId<ActionLinkId>
{
    public static ActionLinkId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What an organisation does on an action: leads, takes part, pays. The same one may pay here and apply there.</summary>
internal sealed class ActionLink
{
    public required ActionLinkId Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>Code of the list action-roles.</summary>
    public required string Role { get; init; }

    /// <summary>Null = known by its name only.</summary>
    public OrganizationId? OrganizationId { get; set; }

    /// <summary>As said on the record.</summary>
    public required string OrganizationName { get; set; }

    public string? LegalStatus { get; set; }

    public string? Town { get; set; }

    /// <summary>What a funder gives; null = not said, which is not 0.</summary>
    public decimal? Amount { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>The amount as written: "ARS : 5 002 €".</summary>
    public string? AmountText { get; set; }

    public required int Position { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ActionLink>
    {
        public void Configure(EntityTypeBuilder<ActionLink> builder)
        {
            builder.ToTable("action_links");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Amount).HasPrecision(14, 2);
            builder.HasIndex(l => l.ActionId);
            builder.HasIndex(l => l.OrganizationId);
        }
    }
}

/// <summary>Codes of the list action-roles that the program acts on.</summary>
internal static class ActionRoles
{
    public const string Lead = "porteur";
    public const string Partner = "partenaire";
    public const string Funder = "financeur";
}
