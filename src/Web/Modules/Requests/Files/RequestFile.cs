using Maillage.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests.Files;

/// <summary>A PDF or a picture that goes with a request; read by who asks and by the services asked.</summary>
internal sealed class RequestFile
{
    public const int Most = 5;

    public required RequestFileId Id { get; init; }

    public required RequestId RequestId { get; init; }

    public required string Name { get; init; }

    /// <summary>As its content says, never as its name does.</summary>
    public required string Type { get; init; }

    public required byte[] Bytes { get; init; }

    public required int Size { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account, or "requester".</summary>
    public required string By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RequestFile>
    {
        public void Configure(EntityTypeBuilder<RequestFile> builder)
        {
            builder.ToTable("request_files");
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.HasIndex(f => f.RequestId);
            builder.HasOne<SupportRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
