using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns.Lists.Import;

/// <summary>A file of contacts that was tried and waits for its confirmation; gone with it, or after an hour.</summary>
internal sealed class WaitingFile
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public required Guid Id { get; init; }

    public required MailingListId ListId { get; init; }

    /// <summary>Who sent it, and alone may confirm it.</summary>
    public required AccountId AccountId { get; init; }

    [Personal]
    public required byte[] Content { get; init; }

    /// <summary>What holds for lines that say nothing.</summary>
    public required string LawfulBasis { get; init; }

    public string? BasisText { get; init; }

    public string? Origin { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WaitingFile>
    {
        public void Configure(EntityTypeBuilder<WaitingFile> builder)
        {
            builder.ToTable("waiting_contact_files");
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.HasOne<MailingList>().WithMany().HasForeignKey(f => f.ListId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

internal sealed class WaitingFileCleaning(AppDb db) : ICleaning
{
    public string What => "contact files";

    public Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - WaitingFile.Kept;
        return db.Set<WaitingFile>().Where(f => f.SentAt < before).ExecuteDeleteAsync(cancel);
    }
}
