using System.Security.Cryptography;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Questionnaires;

/// <summary>What one person answered; who, at what hour and in what order, nothing tells.</summary>
internal sealed class Response
{
    /// <summary>Random: an id of the house holds the time.</summary>
    public required Guid Id { get; init; }

    public required QuestionnaireId QuestionnaireId { get; init; }

    /// <summary>The day, and no finer.</summary>
    public required DateOnly AnsweredOn { get; init; }

    public required bool FromPaper { get; init; }

    /// <summary>Keyed hash of the code the person made; the same before and after.</summary>
    public byte[]? PairingHash { get; init; }

    public required Given Given { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Response>
    {
        public void Configure(EntityTypeBuilder<Response> builder)
        {
            builder.ToTable("responses");
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Given).HasConversion(JsonColumn.Converter<Given>(), JsonColumn.Comparer<Given>());
            builder.HasIndex(r => r.QuestionnaireId);
            builder.HasOne<Questionnaire>().WithMany().HasForeignKey(r => r.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The answers on one sheet, by code of question; what is left out was not answered.</summary>
internal sealed class Given
{
    public Dictionary<string, int> Values { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<string>> Choices { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Texts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Topics an open answer was coded into, by who prepares the action.</summary>
    public Dictionary<string, List<string>> Topics { get; set; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Values.Count == 0 && Choices.Count == 0 && Texts.Count == 0;
}

/// <summary>Ids that tell nothing, not even when (UUID version 4).</summary>
internal static class RandomId
{
    public static Guid New() => Of(RandomNumberGenerator.GetBytes(16));

    public static Guid Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> id = stackalloc byte[16];
        bytes[..16].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
