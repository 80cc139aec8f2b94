using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Questionnaires;

/// <summary>Sheets of paper typed in together: how many, by whom, on what day. Which answers they became is kept nowhere.</summary>
internal sealed class PaperBatch
{
    /// <summary>Of the page that sent them: sent twice, they are taken once.</summary>
    public required Guid Id { get; init; }

    public required QuestionnaireId QuestionnaireId { get; init; }

    public required AccountId EnteredBy { get; init; }

    public required DateOnly EnteredOn { get; init; }

    public required int Sheets { get; init; }

    /// <summary>SHA-256 of the file they came from; null = typed in on the page.</summary>
    public byte[]? FileHash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PaperBatch>
    {
        public void Configure(EntityTypeBuilder<PaperBatch> builder)
        {
            builder.ToTable("paper_batches");
            builder.Property(b => b.Id).ValueGeneratedNever();
            builder.HasIndex(b => b.QuestionnaireId);
            builder.HasOne<Questionnaire>().WithMany().HasForeignKey(b => b.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
