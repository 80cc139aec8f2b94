using Maillage.Modules.Requests.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests;

internal enum MessageKind
{
    /// <summary>From the service to who asks.</summary>
    Answer,

    /// <summary>From who asks to the service.</summary>
    Reply,

    /// <summary>Within the service; nobody else reads it.</summary>
    Note,
}

/// <summary>Something written between who asks and one service, or within the service.</summary>
internal sealed class RequestMessage
{
    public const int Longest = 4000;

    public required Guid Id { get; init; }

    public required RequestId RequestId { get; init; }

    public required AddresseeId AddresseeId { get; init; }

    public required MessageKind Kind { get; init; }

    [Personal]
    public required string Text { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Said on the phone or face to face, that day.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>Id of an account, or "requester".</summary>
    public required string By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RequestMessage>
    {
        public void Configure(EntityTypeBuilder<RequestMessage> builder)
        {
            builder.ToTable("request_messages");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.HasIndex(m => m.RequestId);
            builder.HasOne<SupportRequest>().WithMany().HasForeignKey(m => m.RequestId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
