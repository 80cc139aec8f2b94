using Maillage.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests;

/// <summary>One thing that happened to a request: what, when, by whom.</summary>
internal sealed class RequestEvent
{
    public const string Requester = "requester";
    public const string Clock = "clock";

    public required Guid Id { get; init; }

    public required RequestId RequestId { get; init; }

    /// <summary>The service it concerns.</summary>
    public AddresseeId? AddresseeId { get; init; }

    /// <summary>A code of the list request-statuses, or a word of its own: "jointe", "declinee", "confiee"…</summary>
    public required string What { get; init; }

    /// <summary>A reason's code, or the other request's.</summary>
    public string? Detail { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account, or "requester", "clock".</summary>
    public required string By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RequestEvent>
    {
        public void Configure(EntityTypeBuilder<RequestEvent> builder)
        {
            builder.ToTable("request_events");
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.HasIndex(e => e.RequestId);
        }
    }
}
