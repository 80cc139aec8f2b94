using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions;

/// <summary>Who leads a session, by name: a colleague or someone invited, who needs no account.</summary>
internal sealed class SessionFacilitator
{
    public required Guid Id { get; init; }

    public required SessionId SessionId { get; init; }

    [Personal]
    public required string FullName { get; set; }

    /// <summary>The same for one name however it is written: tells that someone is asked to be in two places at once.</summary>
    [Personal]
    public required string NameKey { get; set; }

    /// <summary>Null = has no account, or is not known to have one.</summary>
    public AccountId? AccountId { get; set; }

    public static SessionFacilitator Of(SessionId session, string name, AccountId? account, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), SessionId = session, FullName = name, NameKey = Fold.Key(name), AccountId = account };

    internal sealed class Mapping : IEntityTypeConfiguration<SessionFacilitator>
    {
        public void Configure(EntityTypeBuilder<SessionFacilitator> builder)
        {
            builder.ToTable("session_facilitators");
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.HasIndex(f => f.SessionId);
            builder.HasIndex(f => f.NameKey);
            builder.HasIndex(f => f.AccountId);
        }
    }
}
