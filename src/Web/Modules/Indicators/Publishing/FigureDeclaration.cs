using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Indicators.Publishing;

/// <summary>A figure written by hand, with why; it stands beside the one that is counted and never replaces it. A later one, or its withdrawal, leaves it readable.</summary>
internal sealed class FigureDeclaration
{
    public const int LongestReason = 500;

    public required Guid Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>Of the catalogue.</summary>
    public required string Code { get; init; }

    /// <summary>Null = withdrawn.</summary>
    public decimal? Value { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account.</summary>
    public required string By { get; init; }

    /// <summary>Name of who wrote it, for the team; null once erased.</summary>
    [Personal]
    public string? DeclarerName { get; set; }

    public static FigureDeclaration Of(ActionId action, string code, decimal? value, string reason, ICurrentPerson by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        ActionId = action,
        Code = code,
        Value = value,
        Reason = reason,
        At = at,
        By = by.Id!.Value.ToString(),
        DeclarerName = by.Name,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<FigureDeclaration>
    {
        public void Configure(EntityTypeBuilder<FigureDeclaration> builder)
        {
            builder.ToTable("figure_declarations");
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.Property(d => d.Value).HasPrecision(18, 4);
            builder.HasIndex(d => new { d.ActionId, d.Code });
        }
    }
}
